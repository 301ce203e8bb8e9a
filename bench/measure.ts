/** One line of the report. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** A group of measurements that belong together. */
export type Bench = () => Promise<readonly Row[]>;

/** The middle of some numbers; of two middles the mean. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/** Microseconds that one of many calls takes, one after the other. */
export async function timePerCall(call: () => Promise<unknown>, calls: number): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < calls; count++) await call();
  return ((performance.now() - start) * 1000) / calls;
}

/** Calls per second while so many are always under way, for a number of milliseconds. */
export async function callsPerSecond(
  call: () => Promise<unknown>,
  atOnce: number,
  milliseconds: number,
): Promise<number> {
  const start = performance.now();
  let calls = 0;
  const one = async (): Promise<void> => {
    while (performance.now() - start < milliseconds) {
      await call();
      calls++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return (calls * 1000) / (performance.now() - start);
}
