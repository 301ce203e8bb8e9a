import { fieldsText, indent } from './case';
import type { CaseCollector } from './case';
import { separated } from './policies';

/** Ways to write the text of a policy, and ways to write what is around it, all with the same fields. */
export function addForms(to: CaseCollector, kind: string, base: Readonly<Record<string, string>>): void {
  const spec = fieldsText(base);
  for (const [label, text] of Object.entries(innerForms(base))) {
    const outer = text.trim() === '' ? { outer: `  ${kind}:\n    {n}: ""\n` } : {};
    to.add({ kind, cause: `form-${label}`, spec: text, ...outer });
  }
  const usual = `  ${kind}:\n    {n}: |\n${indent(spec, 6)}`;
  for (const [label, outer] of Object.entries(outerForms(kind, base)))
    if (outer !== usual) to.add({ kind, cause: `outer-${label}`, spec, outer });
}

function innerForms(base: Readonly<Record<string, string>>): Record<string, string> {
  const all = fieldsText(base);
  const [[first, value] = ['', '']] = Object.entries(base);
  const rest = fieldsText(Object.fromEntries(Object.entries(base).slice(1)));
  const written = (text: string) => `${first}: ${text}\n${rest}`;
  const anchored = `x-b: &b\n${indent(all, 2)}<<: *b\n`;
  return {
    'unknown-extra': `${all}unknownThing: 1\n`,
    'rules-wrapper': `rules:\n${indent(all, 2)}`,
    list: `- ${indent(all, 2).slice(2)}`,
    scalar: 'hello\n',
    number: '5\n',
    null: '~\n',
    bool: 'true\n',
    'empty-map': '{}\n',
    'empty-list': '[]\n',
    flow: `${flow(base)}\n`,
    json: `{${Object.entries(base)
      .map((pair) => pair.map((word) => JSON.stringify(word)).join(': '))
      .join(', ')}}\n`,
    'comment-only': '# nothing\n',
    'document-start': `---\n${all}`,
    'document-end': `${all}...\n`,
    'two-documents': `${all}---\n${all}`,
    'tab-indent': `${first}:\n\t${value}\n`,
    'tab-after': `${first}:\t${value}\n${rest}`,
    'no-space': `${first}:${value}\n${rest}`,
    equals: `${first}=${value}\n${rest}`,
    'bad-indent': rest === '' ? `${all}   order: 1\n` : ` ${all}`,
    anchor: `${written(`&a ${value}`)}order: 1\n`,
    alias: `x-a: &a ${value}\n${written('*a')}`,
    'alias-undefined': written('*a'),
    merge: anchored,
    'merge-override': `${anchored}${first}: ${value}\n`,
    'tag-int': written(`!!str ${value}`),
    'tag-java': `!!java.util.HashMap\n${all}`,
    'tag-unknown': written(`!x ${value}`),
    'tag-map': `!!map\n${all}`,
    'trailing-comment': written(`${value} # c`),
    'quoted-key': `"${first}": ${value}\n${rest}`,
    'question-key': `? ${first}\n: ${value}\n${rest}`,
    'colon-in-value': written(`${value}: 1`),
    'unclosed-quote': written(`"${value}`),
    'unclosed-flow': written(`[${value}`),
    'percent-directive': `%YAML 1.1\n---\n${all}`,
    'yaml12-directive': `%YAML 1.2\n---\n${all}`,
    'number-key': `${all}1: 2\n`,
    'null-key': `${all}~: 2\n`,
    'bool-key': `${all}on: 2\n`,
    'complex-key': `${all}[a]: 2\n`,
    'class-field': `${all}class: x\n`,
    'valid-field': `${all}valid: true\n`,
    placeholder: written('${abc}'),
    'placeholder-default': written(`\${abc:${value}}`),
    'match-rules': `${all}rules:\n  match: x\n`,
    'nested-under-spec': `spec:\n${indent(all, 2)}`,
    'nested-under-name': `p:\n${indent(all, 2)}`,
    'nbsp-indent': `${first}:\u00a0${value}\n${rest}`,
    'fullwidth-colon': `${first}： ${value}\n${rest}`,
    at: written(`@${value}`),
    backtick: written(`\`${value}\``),
    'percent-value': written(`%${value}`),
    'star-value': written('*'),
    'dash-first': `-${first}: ${value}\n${rest}`,
    'non-ascii-comment': `${all}# 中文\n`,
    'emoji-comment': `${all}# 🚀\n`,
    'empty-text': '',
    'blank-text': '\n\n',
    'value-list-of-map': `${first}:\n  - ${value}\n${rest}`,
    'value-map': `${first}:\n  value: ${value}\n${rest}`,
  };
}

function outerForms(kind: string, base: Readonly<Record<string, string>>): Record<string, string> {
  const all = fieldsText(base);
  const inner = indent(all, 6);
  const of = (style: string, text = inner) => `  ${kind}:\n    {n}: ${style}\n${text}`;
  const under = (word: string) => `  ${word}:\n    {n}: |\n${inner}`;
  const named = (name: string) => `  ${kind}:\n    ${name}: |\n${inner}`;
  const lines = all.trim().split('\n');
  return {
    ...(!all.includes('"') && { quoted: `  ${kind}:\n    {n}: "${lines.join('\\n')}"\n` }),
    nested: `  ${kind}:\n    {n}:\n${inner}`,
    folded: of('>'),
    'folded-keep': of('>+', indent(`${all}order: 1\n`, 6)),
    strip: of('|-'),
    keep: of('|+'),
    'explicit-indent': of('|2'),
    plain: `  ${kind}:\n    {n}: ${lines[0]}\n`,
    null: `  ${kind}:\n    {n}:\n`,
    'empty-string': `  ${kind}:\n    {n}: ''\n`,
    'flow-map': `  ${kind}:\n    {n}: ${flow(base)}\n`,
    list: `  ${kind}:\n    {n}:\n      - ${indent(all, 8).slice(8)}`,
    'dotted-key': `  ${kind}.{n}: |\n${indent(all, 4)}`,
    'kind-lower': under(kind.toLowerCase()),
    'kind-kebab': under(separated(kind, '-')),
    'kind-plural': under(`${kind}s`),
    'kind-upper': under(kind.charAt(0).toUpperCase() + kind.slice(1)),
    'kind-near': under(`${kind.slice(0, -1)}x`),
    'kind-doubled': under(kind.replace(/.$/, '$&$&')),
    unnamed: `  ${kind}: |\n${indent(all, 4)}`,
    'unnamed-map': `  ${kind}:\n${indent(all, 4)}`,
    'without-kind': `  {n}: |\n${indent(all, 4)}`,
    equals: `  ${kind}:\n    {n}: ${lines[0]?.replace(': ', '=') ?? ''}\n`,
    'plain-word': `  ${kind}:\n    {n}: hello\n`,
    'plain-number': `  ${kind}:\n    {n}: 5\n`,
    'other-name': named('{n}x'),
    'name-case': named('P{n}'),
    'name-dot': named('{n}.x'),
    'name-quoted': named('"{n}"'),
    'anchor-block': of('&z |'),
    'tag-str': of('!!str |'),
    twice: `${of('|')}    {n}: |\n${inner}`,
    'kind-twice': `${of('|')}  ${kind}:\n    q: |\n${inner}`,
    'not-indented': of('|', indent(all, 4)),
  };
}

function flow(base: Readonly<Record<string, string>>): string {
  return `{${Object.entries(base)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')}}`;
}
