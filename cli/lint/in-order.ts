/** Does one piece of work. */
export type Lane<Piece, Result> = (piece: Piece) => Promise<Result>;

/** Results that wait for an earlier one, for each lane. */
const ahead = 32;

/** Cuts a list into pieces of so many elements. */
export function piecesOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

/**
 * Does pieces of work, each in the first lane that is free, and yields the results in the order of the pieces. Works ahead of
 * who takes the results, but only a bounded number of pieces. The failure of a piece is thrown in its turn.
 */
export async function* inOrder<Piece, Result>(
  pieces: readonly Piece[],
  lanes: readonly Lane<Piece, Result>[],
): AsyncGenerator<Result> {
  const run = sharing(lanes);
  const begun: Promise<Result>[] = [];
  for (const piece of pieces) {
    const result = run(piece);
    result.catch(() => undefined); // thrown when it is awaited below
    begun.push(result);
    const first = begun.length > ahead * lanes.length ? begun.shift() : undefined;
    if (first) yield await first;
  }
  for (const result of begun) yield await result;
}

/** Gives pieces to free lanes; the others wait, first come, first served. */
function sharing<Piece, Result>(lanes: readonly Lane<Piece, Result>[]): Lane<Piece, Result> {
  const free = [...lanes];
  const waiting: ((lane: Lane<Piece, Result>) => void)[] = [];
  return async (piece) => {
    const lane = free.shift() ?? (await new Promise<Lane<Piece, Result>>((resolve) => waiting.push(resolve)));
    try {
      return await lane(piece);
    } finally {
      const next = waiting.shift();
      if (next) next(lane);
      else free.push(lane);
    }
  };
}
