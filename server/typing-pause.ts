/** Milliseconds between two edits up to which they belong to one burst of typing, and the pause after such a burst. */
const longest = 150;

/** Milliseconds of pause at least: a completion or a paste may come as several edits. */
const shortest = 20;

/** The pause is so many times as long as the last reading took: so that it never takes more than a third of the time. */
const pausePerReading = 2;

/**
 * How long to wait after an edit of a document before it is read. A single edit waits in proportion to what the last
 * reading took; within a burst of typing nothing is read until it ends. Times are milliseconds.
 */
export class TypingPause {
  private lastEdit = -Infinity;
  private lastReading = longest;

  /** Notes an edit, and tells how long to wait for another. */
  afterEdit(now: number): number {
    const isBurst = now - this.lastEdit < longest;
    this.lastEdit = now;
    if (isBurst) return longest;
    return Math.min(Math.max(pausePerReading * this.lastReading, shortest), longest);
  }

  /** Notes how long reading the document and looking for its problems took. */
  noteReading(milliseconds: number): void {
    this.lastReading = milliseconds;
  }
}
