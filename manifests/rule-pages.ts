import { severityOfRule } from './engine/rules/consequence';
import type { RuleFacts } from './engine/rules/rule';

/** The documentation of the rules in Markdown: file names below `docs/rules/` and their texts. */
export function rulePages(rules: readonly RuleFacts[]): ReadonlyMap<string, string> {
  const pages = rules.map((rule) => [`${rule.id}.md`, page(rule)] as const);
  return new Map([['README.md', index(rules)], ...pages]);
}

function index(rules: readonly RuleFacts[]): string {
  const lines = rules.map(
    ({ examples: { valid, invalid }, ...rule }) =>
      `- [${rule.id}](${rule.id}.md) (${severityOfRule(rule)}; ${invalid.length} reported and ${valid.length} accepted): ${withoutMarks(rule.summary)}`,
  );
  return [
    '# Rules',
    'What the editor and `engine-room lint` check. The severity is the usual one; a rule may report a lesser case less. The numbers are those of the examples on the page of a rule, which are its tests.',
    lines.join('\n'),
    generated,
  ]
    .join('\n\n')
    .concat('\n');
}

function page(rule: RuleFacts): string {
  const { id, summary, explanation, source, examples } = rule;
  return [
    `# ${id}`,
    `**${severityOfRule(rule)}**: ${withoutMarks(summary)}`,
    withoutMarks(explanation),
    `Source: ${source.document}, ${source.section}.`,
    '## Reported',
    ...examples.invalid.flatMap((example) => [fenced(example), `Reported at ${markOf(example)}.`]),
    '## Accepted',
    ...examples.valid.map(fenced),
    '[All rules](../README.md)',
    generated,
  ]
    .join('\n\n')
    .concat('\n');
}

const generated = '<!-- Written by `npm run docs` from the rules themselves; change them, not this page. -->';

/** Longest example that is shown in full, in characters; a few are about size. */
const longestExample = 500;

/** An example as a block of code. Formatters must leave it alone: they would repair what it is about. */
function fenced(example: string): string {
  const fence = '`'.repeat(3);
  return `<!-- prettier-ignore -->\n${fence}yaml\n${exampleText(example)}\n${fence}`;
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
export function markOf(example: string): string {
  const [, marked = ''] = /«([^«»]*)»/.exec(example) ?? [];
  const line = shown(marked.split('\n')[0] ?? '').trim();
  return line === '' ? 'the place itself, which shows no character' : `\`${line}\``;
}

function withoutMarks(text: string): string {
  return text.replace(/[«»]/g, '');
}
