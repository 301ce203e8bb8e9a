import { afterSpaces, nextLine } from './characters';
import type { Range } from './range';
import type { ScalarNode } from './node';

/** The content of a scalar that holds a text of its own, with the mapping to offsets of the surrounding text. */
export interface Embedded {
  readonly text: string;
  /** Maps a range of the content to the surrounding text. */
  readonly outer: (range: Range) => Range;
  /** Maps an offset of the surrounding text to the content; undefined outside of it. */
  readonly inner: (offset: number) => number | undefined;
}

/** From an inner offset on, characters map one to one from an outer offset on. */
export interface Stretch {
  readonly inner: number;
  readonly outer: number;
}

/** The content of a scalar. Contents that are folded, or quoted over several lines, are mapped as a whole. */
export function embeddedText(scalar: ScalarNode, source: string): Embedded {
  return embeddedIn(scalar.text, scalar.range, () => stretchesOf(scalar, source));
}

/**
 * A content that is written in a range of the surrounding text. The stretches are computed on demand; without them, the
 * content is mapped as a whole.
 */
export function embeddedIn(text: string, whole: Range, place: () => readonly Stretch[]): Embedded {
  let stretches: readonly Stretch[] | undefined;
  const all = () => (stretches ??= place());
  return {
    text,
    outer: (range) => {
      if (all().length === 0) return whole;
      const start = outerOffset(all(), range.start);
      const end = range.end > range.start ? outerOffset(all(), range.end - 1, 'end') : start;
      return { start: Math.min(start, whole.end), end: Math.max(start, Math.min(end, whole.end)) };
    },
    inner: (offset) => innerOffset(all(), offset, text.length),
  };
}

function stretchesOf(scalar: ScalarNode, source: string): readonly Stretch[] {
  const { style, text, range } = scalar;
  if (style === 'plain') return text.includes('\n') ? [] : [{ inner: 0, outer: range.start }];
  if (style === 'block') return source.charAt(range.start) === '|' ? linesOf(text, source, range) : [];
  const quoted = source.slice(range.start, range.end);
  if (/[\r\n]/.test(quoted)) return [];
  return style === 'single' ? afterEscapes(quoted, range, /''/g) : afterEscapes(quoted, range, doubleEscape);
}

const doubleEscape = /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|U[0-9a-fA-F]{8}|.)/g;

/** An escape is one UTF-16 unit, or two beyond U+FFFF. */
function afterEscapes(quoted: string, range: Range, escape: RegExp): readonly Stretch[] {
  const stretches: Stretch[] = [{ inner: 0, outer: range.start + 1 }];
  let saved = 0;
  for (const match of quoted.matchAll(escape)) {
    const isLong = match[0].startsWith('\\U') && parseInt(match[0].slice(2), 16) > 0xffff;
    const end = match.index + match[0].length;
    saved += match[0].length - (isLong ? 2 : 1);
    stretches.push({ inner: end - 1 - saved, outer: range.start + end });
  }
  return stretches;
}

/** A line of a literal block begins after its indentation. */
function linesOf(text: string, source: string, range: Range): readonly Stretch[] {
  const lines = text.split('\n');
  const stretches: Stretch[] = [];
  let lineStart = nextLine(source, range.start);
  let inner = 0;
  let indent: number | undefined;
  for (const line of lines) {
    const spaces = afterSpaces(source, lineStart) - lineStart;
    const own = afterSpaces(line, 0);
    if (indent === undefined && own < line.length) indent = spaces - own;
    stretches.push({ inner, outer: lineStart + Math.min(spaces, indent ?? spaces) });
    inner += line.length + 1;
    lineStart = nextLine(source, lineStart);
  }
  return stretches;
}

/** Maps an offset; for `end`, the offset after the character at it, which may be written as an escape. */
function outerOffset(stretches: readonly Stretch[], inner: number, side: 'start' | 'end' = 'start'): number {
  const at = lastBefore(stretches, (one) => one.inner <= inner);
  const { inner: from, outer } = stretches[at] ?? { inner: 0, outer: 0 };
  const offset = outer + inner - from;
  if (side === 'start') return offset;
  const next = stretches[at + 1];
  return next?.inner === inner + 1 ? Math.max(next.outer, offset + 1) : offset + 1;
}

function innerOffset(stretches: readonly Stretch[], outer: number, length: number): number | undefined {
  const at = lastBefore(stretches, (one) => one.outer <= outer);
  const stretch = stretches[at];
  if (stretch === undefined) return undefined;
  const end = stretches[at + 1]?.inner ?? length;
  const inner = stretch.inner + outer - stretch.outer;
  return inner > length ? undefined : Math.min(inner, end);
}

/** Index of the last stretch with a property that all stretches before it have; -1 when none has it. */
function lastBefore(stretches: readonly Stretch[], holds: (stretch: Stretch) => boolean): number {
  let low = -1;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const stretch = stretches[middle];
    if (stretch && holds(stretch)) low = middle;
    else high = middle - 1;
  }
  return low;
}
