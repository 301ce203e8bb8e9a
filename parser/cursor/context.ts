import type { Range } from '../range';

/** A step of a path: a key, or a position in a list. */
export type Step = string | number;

/** The step into a list; which of its items it is makes no difference here. */
export const listItem = 0;

/** Other keys and items of the collection whose keys or dashes are in one column. */
export interface Siblings {
  /** Keys, each with what is written behind it on its line. */
  readonly keys: ReadonlyMap<string, string>;
  /** It is a list. A list in the column of its key is the key's, not the map's. */
  readonly hasItems: boolean;
}

/** What is being written at the cursor, told from indentation alone, so that it also works while the text is broken. */
export interface CursorContext {
  /** From the root down to the node that is written. */
  readonly path: readonly Step[];
  /** `start`: where a key, an item or a value may begin on its own; `value`: behind a key's colon. */
  readonly place: 'start' | 'value';
  /** The word that a completion replaces. */
  readonly word: Range;
  /** Column of the key or item at the cursor: what belongs to it is indented from there. */
  readonly column: number;
  /** What the map or list has already, without what is at the cursor. */
  readonly siblings: Siblings;
  /** The cursor touches the colon or dash before it, so a space is missing. */
  readonly touching: boolean;
  /** A colon follows the word: only the key's name is to be replaced. */
  readonly colonFollows: boolean;
  /** Directly behind a dash: a whole item is to be written. */
  readonly behindDash: boolean;
  /** The lines below are the value of what is written here. */
  readonly blockFollows: boolean;
  /** Inside `{…}` or `[…]`. */
  readonly flow: boolean;
}
