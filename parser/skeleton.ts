import type { Range } from './range';

/** A text in which each of some pieces, the items, is replaced by a short placeholder. */
export class Skeleton {
  private removed: readonly number[] | undefined;

  private constructor(
    readonly text: string,
    private readonly items: readonly Range[],
    private readonly placeholder: string,
  ) {}

  static of(source: string, items: readonly Range[], placeholder: string): Skeleton {
    return new Skeleton(withPlaceholders(source, items, placeholder), items, placeholder);
  }

  /** The skeleton of a text that is the same around its items. */
  with(items: readonly Range[]): Skeleton {
    return new Skeleton(this.text, items, this.placeholder);
  }

  /** Maps a range of the skeleton to the text; a placeholder maps to its item. */
  outer({ start, end }: Range): Range {
    return { start: this.outerOffset(start, 'start'), end: this.outerOffset(end, 'end') };
  }

  /** Maps an offset of the text to the skeleton; undefined inside an item. */
  inner(offset: number): number | undefined {
    const before = this.items.findLastIndex(({ start }) => start < offset);
    const item = this.items[before];
    if (item === undefined) return offset;
    return offset < item.end ? undefined : offset - item.end + this.placeholderEnd(before);
  }

  private outerOffset(offset: number, side: 'start' | 'end'): number {
    const before = this.lastBegunBefore(offset, side);
    const item = this.items[before];
    if (item === undefined) return offset;
    const distance = offset - this.placeholderEnd(before);
    if (distance > 0 || (distance === 0 && side === 'start')) return item.end + distance;
    return side === 'start' ? item.start : item.end;
  }

  /** The last item whose placeholder begins before an offset, or at the offset where a range starts. */
  private lastBegunBefore(offset: number, side: 'start' | 'end'): number {
    let low = -1;
    let high = this.items.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = this.placeholderEnd(middle) - this.placeholder.length;
      if (start < offset || (start === offset && side === 'start')) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** End of an item's placeholder in the skeleton. */
  private placeholderEnd(index: number): number {
    const removed = this.removedUpTo[index] ?? 0;
    return (this.items[index]?.end ?? 0) - removed;
  }

  /** How much shorter the skeleton is than the text, up to the end of each item. */
  private get removedUpTo(): readonly number[] {
    this.removed ??= running(this.items.map(({ start, end }) => end - start - this.placeholder.length));
    return this.removed;
  }
}

function withPlaceholders(source: string, items: readonly Range[], placeholder: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of items) {
    pieces.push(source.slice(from, start), placeholder);
    from = end;
  }
  pieces.push(source.slice(from));
  return pieces.join('');
}

function running(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}
