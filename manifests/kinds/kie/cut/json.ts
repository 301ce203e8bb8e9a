import type { Range } from '../../../../parser/range';
import { changedRange } from '../../../../parser/changed-range';
import type { ChangedRange } from '../../../../parser/changed-range';
import { shiftRange } from '../../../engine/parts/shift';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** The items of a text, and what it takes to find those of the next version of the text sooner. */
export interface JsonCut {
  readonly text: string;
  readonly items: readonly Range[];
  /** Start of the list; undefined when none is found, or when an edit after it could make another list the right one. */
  readonly list: number | undefined;
}

/**
 * Finds the items of the list `data` of a JSON text, in one pass over its characters. Where brackets or quotes are
 * missing it goes on with what looks like the next item, so that an error stays in the item that it is in. Of an
 * `earlier` version, items before and after the change are not searched again.
 */
export function cutJson(text: string, earlier?: JsonCut): JsonCut {
  if (earlier?.list !== undefined) {
    const change = changedRange(earlier.text, text);
    if (change.start > earlier.list) return { ...earlier, text, items: itemsAround(text, earlier, change) };
  }
  const { list, isCertain } = startOfData(text);
  const items = list === undefined ? [] : itemsFrom(text, list, () => false).items;
  return { text, items, list: isCertain ? list : undefined };
}

/** Number of characters after an item that can affect where it ends, besides the next two items. */
const lookAhead = 200;

function itemsAround(text: string, { items, list = 0 }: JsonCut, change: ChangedRange): readonly Range[] {
  const untouched = items.findLastIndex(({ end }) => end + lookAhead < change.start) - 1;
  const before = items.slice(0, Math.max(0, untouched));
  const shift = change.endAfter - change.endBefore;
  let next = items.findIndex(({ start }) => start >= change.endBefore);
  if (next === -1) next = items.length;
  const isKnown = (at: number): boolean => {
    while ((items[next]?.start ?? Infinity) + shift < at) next++;
    return items[next]?.start === at - shift;
  };
  const changed = itemsFrom(text, before.at(-1)?.end ?? list, isKnown);
  return [
    ...before,
    ...changed.items,
    ...items.slice(changed.isJoined ? next : items.length).map((item) => shiftRange(item, shift)),
  ];
}

/** Offset after the bracket of the list: that of the outermost object, which is certain, or the first one of the name. */
function startOfData(text: string): { readonly list: number | undefined; readonly isCertain: boolean } {
  let first: number | undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === openBrace || unit === openBracket) depth++;
    else if (unit === closeBrace || unit === closeBracket) depth--;
    if (unit !== quote) continue;
    const end = endOfString(text, at);
    if (text.startsWith('"data"', at)) {
      const bracket = bracketAfter(text, end);
      if (bracket !== undefined && depth === 1) return { list: bracket, isCertain: true };
      first ??= bracket;
    }
    at = end - 1;
  }
  return { list: first, isCertain: false };
}

function bracketAfter(text: string, from: number): number | undefined {
  const key = skipSpace(text, from);
  if (text.charCodeAt(key) !== colon) return undefined;
  const bracket = skipSpace(text, key + 1);
  return text.charCodeAt(bracket) === openBracket ? bracket + 1 : undefined;
}

/** The items from an offset on, one after the other, up to one that is known. */
function itemsFrom(
  text: string,
  from: number,
  isKnown: (start: number) => boolean,
): { readonly items: readonly Range[]; readonly isJoined: boolean } {
  const items: Range[] = [];
  let at = from;
  while (at < text.length) {
    if (isKnown(at)) return { items, isJoined: true };
    const unit = text.charCodeAt(at);
    if (unit === closeBracket) break;
    if (isSpace(unit) || unit === comma) at++;
    else {
      const isOpen = unit === openBrace || unit === openBracket;
      const end = isOpen ? endOfCollection(text, at) : endOfWord(text, at);
      items.push({ start: at, end });
      at = end;
    }
  }
  return { items, isJoined: false };
}

/** Offset after what is not an object. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === quote) at = endOfString(text, at);
    else if (isSpace(unit) || unit === comma || unit === closeBracket || unit === openBrace) break;
    else at++;
  }
  return Math.max(at, start + 1);
}

/** Offset after an object or a list: where its bracket closes, or before something that can't be inside of it. */
function endOfCollection(text: string, start: number): number {
  const open = new OpenBrackets();
  let last = 0;
  let lastAt = start;
  let at = start;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) {
      at++;
      continue;
    }
    if (unit === openBrace || unit === openBracket) {
      const isNextItem = unit === openBrace && open.innermost === openBrace && last !== colon;
      if (isNextItem) return last === comma ? lastAt : at;
      open.push(unit);
    } else if (unit === closeBrace) {
      open.close(openBrace);
      if (open.isEmpty) return at + 1;
    } else if (unit === closeBracket) {
      const isOutside = !open.has(openBracket) && endsList(text, at);
      if (isOutside) return last === comma ? lastAt : lastAt + 1;
      open.close(openBracket);
      if (open.isEmpty) return at + 1;
    }
    const next = unit === quote ? afterString(text, at) : at + 1;
    last = unit;
    lastAt = next - 1;
    at = next;
  }
  return text.length;
}

/**
 * Offset after a string. What begins with a quote that should be an end, because another is missing on the line, shows by
 * holding the braces between two items.
 */
function afterString(text: string, start: number): number {
  const end = endOfString(text, start);
  const first = text.charCodeAt(start + 1);
  if ((first !== closeBrace && !isSpace(first)) || end - start > 100) return end;
  return /^"[\s}]*\}\s*,\s*\{\s*"$/.test(text.slice(start, end)) ? start + 1 : end;
}

/** Open brackets, and the number of each kind, so that a stray one is found in constant time. */
class OpenBrackets {
  private readonly units: number[] = [];
  private braces = 0;

  get isEmpty(): boolean {
    return this.units.length === 0;
  }

  get innermost(): number | undefined {
    return this.units.at(-1);
  }

  has(unit: number): boolean {
    return (unit === openBrace ? this.braces : this.units.length - this.braces) > 0;
  }

  push(unit: number): void {
    this.units.push(unit);
    if (unit === openBrace) this.braces++;
  }

  /** Takes out the last bracket of a sort, and what was opened in it; nothing where there is none. */
  close(unit: number): void {
    if (!this.has(unit)) return;
    for (let last = this.units.pop(); last !== undefined; last = this.units.pop()) {
      if (last === openBrace) this.braces--;
      if (last === unit) return;
    }
  }
}

/** Whether the bracket at an offset closes the list of items: nothing but the rest of the outermost object follows. */
function endsList(text: string, bracket: number): boolean {
  const at = skipSpace(text, bracket + 1);
  const unit = text.charCodeAt(at);
  if (at === text.length) return true;
  if (unit === closeBrace) return skipSpace(text, at + 1) === text.length;
  return unit === comma && /^"(?:metadata|total)"/.test(text.slice(skipSpace(text, at + 1)).slice(0, 10));
}

/** Offset after the closing quote; a string that is not closed ends with its line. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit === backslash) at++;
    else if (unit === 10 || unit === 13) return at;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9 || unit === 0xfeff;
}
