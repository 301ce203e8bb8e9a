import type { Range } from '../../../../parser/range';
import type { Entry } from '../../../../parser/node';

/** Where a part of a whole key is written: in the innermost entry or in one around it. */
export function partRange(entry: Entry, length: number, at: number): Range | undefined {
  let end = length;
  for (let one: Entry | undefined = entry; one !== undefined; one = entryAround(one)) {
    const own = one.name.split('.');
    const first = end - own.length;
    if (at >= first) return pieceOfKey(one, own, at - first);
    end = first;
  }
  return undefined;
}

/** The entry that a part of a whole key of so many parts is written in. */
export function entryAt(entry: Entry, length: number, at: number): Entry | undefined {
  let end = length;
  for (let one: Entry | undefined = entry; one !== undefined; one = entryAround(one)) {
    end -= one.name.split('.').length;
    if (at >= end) return one;
  }
  return undefined;
}

function pieceOfKey({ key }: Entry, own: readonly string[], at: number): Range | undefined {
  if (key.kind !== 'scalar') return undefined;
  const quote = key.style === 'plain' ? 0 : 1;
  const start = key.range.start + quote + own.slice(0, at).join('.').length + (at > 0 ? 1 : 0);
  return { start, end: start + (own[at]?.length ?? 0) };
}

function entryAround(entry: Entry): Entry | undefined {
  const { parent } = entry.parent;
  return parent?.kind === 'entry' ? parent : undefined;
}
