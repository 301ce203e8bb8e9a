import { LineIndex } from '../../../parser/line-index';
import type { Range } from '../../../parser/range';

/** The word that a suppression starts with, after `#`. */
export const suppressionWord = 'engine-room-ignore';

/** A comment that hides findings. */
export interface Suppression {
  /** From the `#` to the end of the line. */
  readonly comment: Range;
  readonly rules: readonly SuppressedRule[];
  /** What it hides: findings of the file, or those that start in a range; nothing for a file suppression too late. */
  readonly scope: 'file' | Range | undefined;
}

/** A rule id as it is written in a suppression. */
export interface SuppressedRule {
  readonly id: string;
  readonly range: Range;
}

const pattern = new RegExp(
  `(?<=^|[ \\t\\uFEFF])#[ \\t]*${suppressionWord}(?<file>-file)?(?=[ \\t]|$)(?<rules>[^\\r\\n]*)`,
  'gm',
);

/**
 * The suppressions of a YAML text, block strings included, in its order. `# engine-room-ignore a/b, c/d -- why` hides
 * findings of its own line if it follows content, otherwise of the lines up to the next with content;
 * `# engine-room-ignore-file a/b` before the first key hides those of the file.
 */
export function readSuppressions(text: string): Suppression[] {
  const lines = new LineIndex(text);
  const contentFrom = contentLineFinder(lines);
  const head = lines.startOf(contentFrom(0, headLine));
  let content = -1;
  const suppressions: Suppression[] = [];
  for (const match of text.matchAll(pattern)) {
    const line = lines.positionAt(match.index).line;
    const before = text.slice(lines.startOf(line), match.index);
    if (endsInQuotes(before)) continue;
    const isAlone = blank.test(before);
    if (isAlone && content <= line) content = contentFrom(line + 1, blankOrComment);
    const hiddenLines = isAlone ? { from: line + 1, to: content } : { from: line, to: line };
    const ofLines = { start: lines.startOf(hiddenLines.from), end: endOf(hiddenLines.to, text, lines) };
    const ofFile = match.index < head ? 'file' : undefined;
    const end = match.index + match[0].length;
    const { file, rules = '' } = match.groups ?? {};
    suppressions.push({
      comment: { start: match.index, end },
      rules: readIds(rules, end - rules.length),
      scope: file === undefined ? ofLines : ofFile,
    });
  }
  return suppressions;
}

const blank = /^[\s\uFEFF]*$/;
const blankOrComment = /^\s*(?:#|$)/;
const headLine = /^\uFEFF?(?:\s*(?:#|$)|---\s*(?:#|$)|%)/;

function contentLineFinder(lines: LineIndex) {
  return (from: number, passedOver: RegExp): number => {
    let line = from;
    while (line < lines.lineCount - 1 && passedOver.test(lines.lineAt(line))) line++;
    return line;
  };
}

/** Offset after a line; a finding at the very end of the text belongs to the last line. */
function endOf(line: number, text: string, lines: LineIndex): number {
  return line >= lines.lineCount - 1 ? text.length + 1 : lines.startOf(line + 1);
}

/** Ids between commas or blanks, up to ` -- ` and the reason. */
function readIds(words: string, offset: number): SuppressedRule[] {
  const [ids = ''] = words.split(/\s--(?:\s|$)/, 1);
  return Array.from(ids.matchAll(/[^\s,]+/g), ({ 0: id, index }) => ({
    id,
    range: { start: offset + index, end: offset + index + id.length },
  }));
}

/** Whether a quoted string is open at the end of a piece of a line; an apostrophe inside a word opens none. */
function endsInQuotes(piece: string): boolean {
  const opening = /(?<=^|[\s,:[{(-])(?:"(?:[^"\\]|\\.)*("?)|'(?:[^']|'')*('?))/g;
  return Array.from(piece.matchAll(opening)).some(([, double, single]) => !(double ?? single));
}
