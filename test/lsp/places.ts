import type { Position, Range } from 'vscode-languageserver-protocol/node';

/** The position of the nth occurrence of a word in a text (the first is 0), or after it. */
export function placeOf(text: string, word: string, nth = 0, side: 'start' | 'end' = 'start'): Position {
  let at = -1;
  for (let i = 0; i <= nth; i++) {
    at = text.indexOf(word, at + 1);
    if (at === -1) throw new Error(`no ${i + 1}. ${JSON.stringify(word)} in the text`);
  }
  const before = text.slice(0, side === 'end' ? at + word.length : at).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The range of the nth occurrence of a word. */
export function rangeOf(text: string, word: string, nth = 0): Range {
  return { start: placeOf(text, word, nth), end: placeOf(text, word, nth, 'end') };
}

/** The piece of a text that a range covers. */
export function pieceOf(text: string, { start, end }: Range): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return text.slice(offset(start), offset(end));
}
