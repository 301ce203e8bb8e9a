import * as l10n from '@vscode/l10n';
import type { Range } from '../../../parser/range';
import { finding } from './finding';
import type { ContentFinding } from './finding';
import { contentRules } from './rule-ids';

/** A line without its margins. */
interface Line {
  readonly text: string;
  readonly range: Range;
  readonly isIndented: boolean;
}

/**
 * Findings in a content of sections and `key=value` lines. No client reads it and programs differ, so only errors for
 * all of them are reported (Configuration center, section 9).
 */
export function checkIni(content: string): readonly ContentFinding[] {
  const findings: ContentFinding[] = [];
  const sections = new Set<string>();
  let keys = new Set<string>();
  let isAfterKey = false;
  for (const line of linesOf(content)) {
    const { text, range, isIndented } = line;
    if (/^[;#]/.test(text)) continue;
    if (text.startsWith('[')) {
      const name = /^\[([^\]]+)\]\s*(?:[;#].*)?$/.exec(text)?.[1];
      if (name === undefined) findings.push(brokenSection(range));
      else if (sections.has(name)) findings.push(repeated(nameIn(line, name), name));
      if (name !== undefined) sections.add(name);
      keys = new Set();
      isAfterKey = false;
      continue;
    }
    const key = keyOf(text);
    if (key === undefined) {
      // A value may go on in indented lines.
      if (!(isIndented && isAfterKey)) findings.push(noSetting(range));
      continue;
    }
    if (keys.has(key)) findings.push(repeated(nameIn(line, key), key));
    keys.add(key);
    isAfterKey = true;
  }
  return findings;
}

function* linesOf(content: string): Generator<Line> {
  for (const { 0: written, index } of content.matchAll(/[^\r\n]+/g)) {
    const text = written.trim();
    if (text === '') continue;
    const margin = written.length - written.trimStart().length;
    const start = index + margin;
    yield { text, range: { start, end: start + text.length }, isIndented: /^[ \t]/.test(written) };
  }
}

/** The text before the first `=` or `:`. */
function keyOf(text: string): string | undefined {
  const at = text.search(/[=:]/);
  return at <= 0 ? undefined : text.slice(0, at).trimEnd();
}

function nameIn({ text, range }: Line, name: string): Range {
  const start = range.start + text.indexOf(name);
  return { start, end: start + name.length };
}

function brokenSection(range: Range): ContentFinding {
  return finding(contentRules.ini, range, l10n.t('A section is a line with a name in brackets: `[name]`.'));
}

function noSetting(range: Range): ContentFinding {
  return finding(
    contentRules.ini,
    range,
    l10n.t('This is not a setting; write `key=value`, or `;` before a comment.'),
  );
}

function repeated(range: Range, name: string): ContentFinding {
  return finding(
    contentRules.iniDuplicateKey,
    range,
    l10n.t('`{0}` appears twice, and programs differ in which one counts; merge or rename them.', name),
  );
}
