/** A piece of a file: what is known of it, in offsets of its own, and where it begins. */
export interface Placed<Known> {
  readonly start: number;
  readonly known: Known;
}

/** The pieces of a file in their order, such as the documents of a stream. */
export class Pieces<Known> {
  constructor(readonly placed: readonly Placed<Known>[]) {}

  /** What all pieces answer, in offsets of the file. */
  answers<T>(of: (known: Known) => readonly T[], shift: (one: T, by: number) => T): readonly T[] {
    const [first] = this.placed;
    if (first?.start === 0 && this.placed.length === 1) return of(first.known);
    const all: T[] = [];
    for (const { start, known } of this.placed)
      for (const one of of(known)) all.push(start === 0 ? one : shift(one, start));
    return all;
  }

  /** What the piece around an offset answers, asked and told in offsets of the file; nothing when there is none. */
  answersAt<T>(
    offset: number,
    of: (known: Known, offset: number) => readonly T[],
    shift: (one: T, by: number) => T,
  ): T[] {
    const piece = this.placed.findLast(({ start }) => start <= offset);
    if (piece === undefined) return [];
    return of(piece.known, offset - piece.start).map((one) => shift(one, piece.start));
  }

  /** What the piece around an offset answers when there is at most one answer. */
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
