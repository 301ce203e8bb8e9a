import type { Range } from './range';

const maxFirstLine = 200;

/** The first line of a text, or what of it is worth a mark, for what is said of the text as a whole. */
export function firstLine(text: string): Range {
  const end = text.search(/[\r\n]/);
  return { start: 0, end: Math.min(end === -1 ? text.length : end, maxFirstLine) };
}
