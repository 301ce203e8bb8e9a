import type { Range } from '../range';

/** A step of a path: a key, or a position in a list. */
export type Step = string | number;

/** The step into a list; the item's index makes no difference here. */
export const listItem = 0;

/** Other keys and items of the collection, whose keys or dashes share one column. */
export interface Siblings {
  /** Keys, each with the text after it on its line. */
  readonly keys: ReadonlyMap<string, string>;
  /** Whether it is a list. A list in the column of its key belongs to the key, not to the map. */
  readonly hasItems: boolean;
}

/**
 * What is being written at the cursor, derived from indentation alone, so that it also works while the text is broken.
 */
export interface CursorContext {
  /** From the root down to the node being written. */
  readonly path: readonly Step[];
  /** `start`: where a key, an item or a value may begin on its own; `value`: after a key's colon. */
  readonly place: 'start' | 'value';
  /** The word that a completion replaces. */
  readonly word: Range;
  /** Column of the key or item at the cursor; its content is indented from there. */
  readonly column: number;
  /** The existing keys or items of the collection, without the one at the cursor. */
  readonly siblings: Siblings;
  /** The cursor touches the colon or dash before it, so a space is missing. */
  readonly touching: boolean;
  /** A colon follows the word: only the key's name is replaced. */
  readonly colonFollows: boolean;
  /** Directly after a dash: a whole item may be inserted. */
  readonly afterDash: boolean;
  /** The lines below are the value of the key or item at the cursor. */
  readonly blockFollows: boolean;
  /** Inside `{…}` or `[…]`. */
  readonly flow: boolean;
}
