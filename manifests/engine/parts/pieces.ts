/** A piece of a file: its results, in its own offsets, and its start. */
export interface Placed<Known> {
  readonly start: number;
  readonly known: Known;
}

/** The pieces of a file in their order, such as the documents of a stream. */
export class Pieces<Known> {
  constructor(readonly placed: readonly Placed<Known>[]) {}

  /** The results of all pieces, in offsets of the file. */
  answers<T>(of: (known: Known) => readonly T[], shift: (one: T, by: number) => T): readonly T[] {
    const [first] = this.placed;
    if (first?.start === 0 && this.placed.length === 1) return of(first.known);
    const all: T[] = [];
    for (const { start, known } of this.placed)
      for (const one of of(known)) all.push(start === 0 ? one : shift(one, start));
    return all;
  }

  /** The results of the piece around an offset, in offsets of the file; empty without one. */
  answersAt<T>(
    offset: number,
    of: (known: Known, offset: number) => readonly T[],
    shift: (one: T, by: number) => T,
  ): T[] {
    const piece = this.placed.findLast(({ start }) => start <= offset);
    if (piece === undefined) return [];
    return of(piece.known, offset - piece.start).map((one) => shift(one, piece.start));
  }

  /** The single result of the piece around an offset. */
  answerAt<T>(
    offset: number,
    of: (known: Known, offset: number) => T | undefined,
    shift: (one: T, by: number) => T,
  ): T | undefined {
    const all = (known: Known, at: number) => {
      const answer = of(known, at);
      return answer === undefined ? [] : [answer];
    };
    return this.answersAt(offset, all, shift)[0];
  }
}
