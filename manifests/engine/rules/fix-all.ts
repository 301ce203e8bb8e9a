import type { Finding, Fix } from './rule';
import type { TextChange } from '../../../parser/range';

/** A text after its repairs, and how many findings were repaired on the way. */
export interface FixedText {
  readonly text: string;
  readonly repaired: number;
}

/** A repair may uncover the next; one that takes more rounds than this goes in circles. */
const roundLimit = 10;

/**
 * Applies the repairs of all findings that offer exactly one, again and again until nothing is left to repair. Repairs
 * that touch each other wait for the next round. A round after which the text can't be read any more is taken back.
 * `diagnose` gives the findings of a text; line breaks stay those of the text.
 */
export function fixAll(text: string, diagnose: (text: string) => readonly Finding[]): FixedText {
  const seen = new Set([text]);
  let fixed: FixedText = { text, repaired: 0 };
  let findings = diagnose(text);
  for (let round = 0; round < roundLimit; round++) {
    const repairs = unambiguousRepairs(findings);
    const repairedText = applyChanges(fixed.text, repairs.flat());
    if (seen.has(repairedText)) break;
    seen.add(repairedText);
    const left = diagnose(repairedText);
    if (isUnreadable(left) && !isUnreadable(findings)) break;
    fixed = { text: repairedText, repaired: fixed.repaired + repairs.length };
    findings = left;
  }
  return fixed;
}

/** The only fix of a finding that may be applied unasked; undefined if there are several, or if a person must choose it. */
export function repairOf({ fixes = [] }: Finding): Fix | undefined {
  const [only, ...others] = fixes;
  return others.length > 0 || only?.onlyWhenAsked ? undefined : only;
}

/** The edits of every finding that offers exactly one repair, ordered by position; of two that touch, the first. */
export function unambiguousRepairs(findings: readonly Finding[]): readonly (readonly TextChange[])[] {
  const repairs = findings.flatMap((finding) => {
    const repair = repairOf(finding);
    return repair === undefined || repair.edits.length === 0 ? [] : [inOrder(repair.edits)];
  });
  repairs.sort((a, b) => startOf(a) - startOf(b));
  const kept: (readonly TextChange[])[] = [];
  let end = -1;
  for (const repair of repairs) {
    if (startOf(repair) <= end) continue;
    kept.push(repair);
    end = repair.at(-1)?.range.end ?? end;
  }
  return kept;
}

/** A text with changes made to it that don't overlap; line breaks are written as the text has them. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  let result = '';
  let copied = 0;
  for (const { range, text: put } of inOrder(changes)) {
    result += text.slice(copied, range.start) + put.replace(/\r?\n/g, lineBreak);
    copied = range.end;
  }
  return result + text.slice(copied);
}

function inOrder(changes: readonly TextChange[]): readonly TextChange[] {
  return [...changes].sort((a, b) => a.range.start - b.range.start);
}

function startOf([first]: readonly TextChange[]): number {
  return first?.range.start ?? 0;
}

function isUnreadable(findings: readonly Finding[]): boolean {
  return findings.some(({ rule }) => rule.endsWith('-syntax'));
}
