import type { Range } from './range';

/** UTF-16 units that the scanners look for. */
export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const hash = 35;
export const dash = 45;

export function isBreak(unit: number): boolean {
  return unit === lineFeed || unit === carriageReturn;
}

/** A space or a tab. */
export function isBlank(unit: number): boolean {
  return unit === space || unit === tab;
}

/** Offset of the first character after the spaces at an offset. */
export function afterSpaces(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === space) end++;
  return end;
}

/** Offset of the first character after the spaces and tabs at an offset. */
export function afterBlanks(text: string, at: number): number {
  let end = at;
  while (isBlank(text.charCodeAt(end))) end++;
  return end;
}

/**
 * End of a range without the spaces, tabs and breaks at its end. Other characters that look like white space, such as a
 * byte order mark, are text to YAML.
 */
export function trimmedEnd(text: string, { start, end }: Range): number {
  let trimmed = end;
  while (trimmed > start && isBlankOrBreak(text.charCodeAt(trimmed - 1))) trimmed--;
  return trimmed;
}

function isBlankOrBreak(unit: number): boolean {
  return isBlank(unit) || isBreak(unit);
}

/** End of the line at an offset, before its break. */
export function lineEnd(text: string, at: number): number {
  let end = text.indexOf('\n', at);
  if (end === -1) end = text.length;
  return end > at && text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end;
}

/** Start of the line after the one at an offset; the end of the text after the last one. Lines end with a line feed. */
export function nextLine(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed === -1 ? text.length : feed + 1;
}

const maxFirstLine = 200;

/** The first line of a text, up to a limit: the range of problems with the text as a whole. */
export function firstLine(text: string): Range {
  const end = text.search(/[\r\n]/);
  return { start: 0, end: Math.min(end === -1 ? text.length : end, maxFirstLine) };
}
