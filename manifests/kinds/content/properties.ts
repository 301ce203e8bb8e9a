import * as l10n from '@vscode/l10n';
import type { Fix } from '../../engine/rules/rule';
import type { Range } from '../../../parser/range';
import { finding } from './finding';
import type { ContentFinding } from './finding';
import { findPolicyProblemsOfProperty } from './policies-in-properties';
import { propertyEscape, readProperties } from './properties-text';
import type { PropertyLine } from './properties-text';
import { contentRules } from './rule-ids';

/** What is wrong with a content that clients split into settings as Java properties (Configuration center, sections 8 and 9). */
export function checkProperties(content: string): readonly ContentFinding[] {
  const seen = new Set<string>();
  return readProperties(content).flatMap((line) => {
    const isRepeated = seen.has(line.key);
    seen.add(line.key);
    return [
      ...escapeFindings(line.keyRange, content),
      ...(isRepeated ? [repeated(line)] : []),
      ...separatorFindings(line, content),
      ...escapeFindings(line.valueRange, content),
      ...findPolicyProblemsOfProperty(line),
    ];
  });
}

function repeated({ key, keyRange }: PropertyLine): ContentFinding {
  return finding(
    contentRules.propertiesDuplicateKey,
    keyRange,
    l10n.t('`{0}` appears twice in this item, and only the last one counts; remove one of them.', key),
  );
}

/** A key without a value is allowed, but usually the value was forgotten, or the line is not a property. */
function separatorFindings({ key, keyRange }: PropertyLine, content: string): readonly ContentFinding[] {
  const isAlone = keyRange.end === content.length || /[\r\n]/.test(content.charAt(keyRange.end));
  if (!isAlone || keyRange.end === keyRange.start) return [];
  const message = l10n.t('`{0}` has no value here; write `{0}=` and the value.', key);
  return [finding(contentRules.propertiesSeparator, keyRange, message)];
}

/** Backslashes that the reader of Java refuses, drops, or takes for a control character. At most one finding. */
function escapeFindings(range: Range, content: string): readonly ContentFinding[] {
  const written = content.slice(range.start, range.end);
  if (!written.includes('\\')) return [];
  const isPath = /^[A-Za-z]:\\(?!\\)/.test(written);
  const lost = [...written.matchAll(propertyEscape)].filter(
    ([escape]) => isDropped(escape) || (isPath && /^\\[^\\\r\n]/.test(escape)),
  );
  const [first] = lost;
  if (first === undefined) return [];
  const fix = doubling(lost.map(({ index }) => range.start + index));
  const malformed = lost.find(([escape]) => escape === '\\u');
  if (malformed === undefined) {
    const message = l10n.t('A single backslash is not kept here; write `\\\\` for a backslash.');
    return [
      finding(contentRules.propertiesBackslash, placed(first.index, first[0].length, range), message, fix),
    ];
  }
  const [digits = ''] = /^[0-9a-fA-F]{0,3}/.exec(written.slice(malformed.index + 2)) ?? [];
  const message = l10n.t(
    '`\\u` must be followed by four hexadecimal digits, or clients ignore the whole item; write `\\\\u` for a backslash and a `u`.',
  );
  const place = placed(malformed.index, 2 + digits.length, range);
  return [finding(contentRules.properties, place, message, fix)];
}

/** What people escape although it needs none (`\:`, `\/`, `\ `) is left alone. */
function isDropped(escape: string): boolean {
  return /^\\[\w.*+?()[\]{}$^|]$/.test(escape) && !/^\\[tnrf]$/.test(escape);
}

function doubling(offsets: readonly number[]): readonly Fix[] {
  const edits = offsets.map((start) => ({ range: { start, end: start }, text: '\\' }));
  return [{ title: l10n.t('Double the backslashes'), edits }];
}

function placed(at: number, length: number, { start, end }: Range): Range {
  return { start: start + at, end: Math.min(end, start + at + length) };
}
