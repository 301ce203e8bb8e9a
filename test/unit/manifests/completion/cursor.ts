/** A text and the offset in it where the marker was. */
export interface Cursor {
  readonly text: string;
  readonly offset: number;
}

/** Takes the cursor marker `|` out of a text. A bar that belongs to the text is written `||`. */
export function atCursor(marked: string): Cursor {
  const [before, after, ...more] = marked.split(/(?<!\|)\|(?!\|)/);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`Exactly one cursor marker is needed in: ${marked}`);
  }
  const text = (part: string): string => part.replaceAll('||', '|');
  return { text: text(before) + text(after), offset: text(before).length };
}
