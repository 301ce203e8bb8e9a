/** Trouble that the sandbox makes on purpose. */
export interface Faults {
  /** Milliseconds that every answer is late. */
  readonly latency: number;
  /** Share of safe requests that fail, 0 to 1. */
  readonly failRate: number;
  /** Numbers from 0 to below 1. */
  readonly random: () => number;
}

export type Fault = 'unavailable' | 'reset';

/** Whether, and how, this request is to fail: half of the failures are a 503, half a broken connection. */
export function chooseFault(faults: Faults): Fault | undefined {
  if (faults.failRate <= 0 || faults.random() >= faults.failRate) return undefined;
  return faults.random() < 0.5 ? 'unavailable' : 'reset';
}
