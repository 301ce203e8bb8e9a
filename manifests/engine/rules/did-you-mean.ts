import * as l10n from '@vscode/l10n';
import type { Fix } from './rule';
import type { Range } from '../../../parser/range';

/** The nearest known word within a small edit distance, or undefined. A change of case counts nothing. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  return new CandidateWords(known).nearest(word);
}

/** Known words, the nearest first, at most `max` of them; those that are equally near stay in their order. */
export function nearestFirst(word: string, known: Iterable<string>, max: number): readonly string[] {
  const wanted = word.toLowerCase();
  return Array.from(known, (one) => ({ one, distance: editDistance(wanted, one.toLowerCase(), Infinity) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, max)
    .map(({ one }) => one);
}

interface CandidateWord {
  readonly word: string;
  readonly lowerCase: string;
  readonly letters: number;
}

/** Words that are known, prepared for many questions. */
export class CandidateWords {
  private readonly words: readonly CandidateWord[];

  constructor(words: Iterable<string>) {
    this.words = Array.from(words, (word) => {
      const lowerCase = word.toLowerCase();
      return { word, lowerCase, letters: lettersIn(lowerCase) };
    });
  }

  /** As `didYouMean`. */
  nearest(word: string): string | undefined {
    const limit = word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3;
    const wanted = word.toLowerCase();
    const wantedLetters = lettersIn(wanted);
    let best: string | undefined;
    let bestDistance = limit + 1;
    for (const { word: candidate, lowerCase, letters } of this.words) {
      if (leastDistance(wantedLetters, letters) >= bestDistance) continue;
      const distance = editDistance(wanted, lowerCase, bestDistance);
      if (distance >= bestDistance) continue;
      best = candidate;
      bestDistance = distance;
    }
    return best;
  }
}

/** A fix that replaces a range with another word. */
export function replaceFix(range: Range, text: string): Fix {
  return { title: l10n.t('Change to `{0}`', text), edits: [{ range, text }] };
}

/** A bit for each letter that occurs, several letters to a bit. */
function lettersIn(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** Words of these letters differ in so many places at least: each letter that only one of them has is a change. */
function leastDistance(a: number, b: number): number {
  return Math.max(countBits(a & ~b), countBits(b & ~a));
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Optimal string alignment: insertions, deletions, replacements and swapped neighbours count 1; gives up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, at(beforePrevious, j - 2) + 1);
      current.push(cost);
    }
    if (Math.min(...current) >= limit) return limit;
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
