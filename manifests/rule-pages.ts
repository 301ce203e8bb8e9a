import { severityOfRule } from './engine/rules/consequence';
import type { RuleFacts } from './engine/rules/rule';
import { linkToSource } from './engine/source-link';

/** A text of the pages in the language of their reader. */
export type Translate = (english: string) => string;

const inEnglish: Translate = (english) => english;

const about =
  'What the editor and `engine-room lint` check. The severity is the usual one; a rule may report a lesser case less.';

/** The documentation of the rules in Markdown: file names below `docs/rules/` and their texts. */
export function rulePages(rules: readonly RuleFacts[]): ReadonlyMap<string, string> {
  const pages = rules.map((rule) => [`${rule.id}.md`, file(rule)] as const);
  return new Map([['README.md', index(rules)], ...pages]);
}

/** All pages in one Markdown text, each after a line `<!-- rule ID -->`, by which the page of one rule is cut out. */
export function ruleBook(rules: readonly RuleFacts[], translate: Translate): string {
  return [
    `# ${translate('Rules')}\n\n${translate(about)}`,
    ...rules.map(
      (rule) => `<!-- rule ${rule.id} -->\n\n${page(rule, translate)}\n\n${remedies(rule, translate)}`,
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function index(rules: readonly RuleFacts[]): string {
  const lines = rules.map(
    ({ examples: { valid, invalid }, ...rule }) =>
      `- [${rule.id}](${rule.id}.md) (${severityOfRule(rule)}; ${invalid.length} reported and ${valid.length} accepted): ${withoutMarks(rule.summary)}`,
  );
  return [
    '# Rules',
    `${about} The numbers are those of the examples on the page of a rule, which are its tests.`,
    lines.join('\n'),
    generated,
  ]
    .join('\n\n')
    .concat('\n');
}

/** A page as a file of its own. Formatters must leave its examples alone: they would repair what they are about. */
function file(rule: RuleFacts): string {
  const text = page(rule, inEnglish).replaceAll(
    `\n\n${fence}yaml`,
    `\n\n<!-- prettier-ignore -->\n${fence}yaml`,
  );
  return [text, '[All rules](../README.md)', generated].join('\n\n').concat('\n');
}

function page(rule: RuleFacts, translate: Translate): string {
  const { id, summary, explanation, source, examples } = rule;
  const link = linkToSource(source);
  return [
    `# ${id}`,
    `**${translate(severityOfRule(rule))}**${translate(': ')}${withoutMarks(translate(summary))}`,
    withoutMarks(translate(explanation)),
    ...(link === undefined ? [] : [filled(translate('Source: {0}.'), link)]),
    `## ${translate('Reported')}`,
    ...examples.invalid.flatMap((example) => [
      fenced(example),
      filled(translate('Reported at {0}.'), markOf(example, translate)),
    ]),
    `## ${translate('Accepted')}`,
    ...examples.valid.map(fenced),
  ].join('\n\n');
}

function remedies({ id }: RuleFacts, translate: Translate): string {
  return filled(
    translate(
      'To hide it on the next line, write the comment `# engine-room-ignore {0}`; to change its severity, use the setting `engineRoom.rules`.',
    ),
    id,
  );
}

function filled(text: string, word: string): string {
  return text.replace('{0}', () => word);
}

const generated = '<!-- Written by `npm run docs` from the rules themselves; change them, not this page. -->';

/** Longest example that is shown in full, in characters; a few are about size. */
const longestExample = 500;

const fence = '`'.repeat(3);

/** An example as a block of code. */
function fenced(example: string): string {
  return `${fence}yaml\n${exampleText(example)}\n${fence}`;
}

/** An example without its marks; a very long one is cut. */
export function exampleText(example: string): string {
  return shown(withoutMarks(example)).trimEnd();
}

/** Text with control characters as pictures (`\u2400` for zero), so that the page stays a text file. */
function shown(text: string): string {
  const kept = text.length > longestExample ? `${text.slice(0, longestExample / 2)}…` : text;
  return Array.from(kept, (character) => {
    const code = character.charCodeAt(0);
    return code < 32 && character !== '\n' ? String.fromCharCode(0x2400 + code) : character;
  }).join('');
}

/** The marked text of an example, its first line when it has several. */
export function markOf(example: string, translate: Translate = inEnglish): string {
  const [, marked = ''] = /«([^«»]*)»/.exec(example) ?? [];
  const line = shown(marked.split('\n')[0] ?? '').trim();
  return line === '' ? translate('the place itself, which shows no character') : `\`${line}\``;
}

function withoutMarks(text: string): string {
  return text.replace(/[«»]/g, '');
}
