import type { Health } from '../health';
import { wordsOf, type ViewFilter } from './view-filter';

/** The texts and the state of a row, or of what would be a row, for the filter. */
export interface Described {
  /** Label and the facts that identify. */
  readonly text: string;
  /** The state, of a group the worst below it; `unread` while it is known only after opening the row. */
  readonly health?: Health | 'unread' | undefined;
  /** Whether it shows one resource: these are found by what they are, the others by what is below them. */
  readonly isItem?: boolean;
  /** A message, or a command in place of one: no filter leaves it out. */
  readonly isNotice?: boolean;
  /** Whether nothing below it has a state. */
  readonly isStateless?: boolean | undefined;
  /** Whether it can be opened. */
  readonly opens?: boolean;
  /** What is below it as far as that is known without a request; undefined when it is not. */
  readonly contents?: (() => Iterable<Described>) | undefined;
}

/** What is left of a filter at one place of a tree: what the rows above have is not asked of those below again. */
export interface Narrowing {
  readonly words: readonly string[];
  readonly states: readonly Health[];
  /** Whether rows without a state of their own have a wanted one: that of the row above. */
  readonly isInState: boolean;
}

/** `unsearched`: nothing is known that matches, but not everything is known. */
export type Verdict = 'matches' | 'unsearched' | 'none';

/** A filter at the root of a tree. */
export function narrowingOf({ text, states }: ViewFilter): Narrowing {
  return { words: wordsOf(text), states, isInState: states.length === 0 };
}

/** What is left of a filter below a row. */
export function below({ words, states, isInState }: Narrowing, { text, health }: Described): Narrowing {
  const left = words.length === 0 ? words : withoutThoseIn(text.toLowerCase(), words);
  if (states.length === 0 || health === undefined) return { words: left, states, isInState };
  return { words: left, states, isInState: health !== 'unread' && states.includes(health) };
}

/**
 * Whether a row has a wanted state of its own: then it is what the row above has its state from, and the rows beside it
 * that have none are not meant.
 */
export function isStateBeside({ states, isInState }: Narrowing, rows: Iterable<Described>): boolean {
  if (states.length === 0 || !isInState) return false;
  for (const { health } of rows)
    if (health !== undefined && health !== 'unread' && states.includes(health)) return true;
  return false;
}

/** Whether a row, or something below it, is what a filter looks for. */
export function judge(above: Narrowing, row: Described): Verdict {
  if (row.isNotice) return 'matches';
  const here = below(above, row);
  if (here.words.length === 0 && here.isInState) return 'matches';
  const contents = row.contents?.();
  if (!contents) return row.opens === true && mayHold(here, row) ? 'unsearched' : 'none';
  let verdict: Verdict = 'none';
  for (const one of contents) {
    const found = one.isNotice ? 'none' : judge(here, one);
    if (found === 'matches') return found;
    if (found === 'unsearched') verdict = found;
  }
  return row.isItem ? 'none' : verdict;
}

/**
 * Whether what a filter looks for may be below a row that has not been opened. A resource is found by its own name and
 * state: it counts as not searched only while its state is not read.
 */
function mayHold(
  { words, states, isInState }: Narrowing,
  { health, isItem, isStateless }: Described,
): boolean {
  if (isStateless && states.length > 0 && !isInState) return false;
  return !isItem || (words.length === 0 && health === 'unread');
}

function withoutThoseIn(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => !text.includes(word));
}
