/** How long things take in the cluster, in milliseconds of the sandbox's clock. */
export interface Timing {
  /** Between the removal of an instance's old container and the start of its new one. */
  readonly pause: number;
  /** From the start of a container until it counts as running, before the proc's own setup time. */
  readonly start: number;
  /** Until an upgrade whose first instance does not come up is given up. */
  readonly giveUpAfterMs: number;
  /** Between two looks of the scheduler at containers that should run. */
  readonly check: number;
  /** Stopping and removing one container. */
  readonly removal: number;
  /** The console's own part of a deployment: reading images, configuration, calls to the scheduler. */
  readonly consoleWork: number;
  /** One second of a manifest's setup time. */
  readonly second: number;
}

/** The durations of a real cluster multiplied by `pace`; source: LAIN console API, section 6. */
export function timingAt(pace: number): Timing {
  return {
    pause: 10_000 * pace,
    start: 10_000 * pace,
    giveUpAfterMs: 100_000 * pace,
    check: 90_000 * pace,
    removal: 5_000 * pace,
    consoleWork: 4_000 * pace,
    second: 1_000 * pace,
  };
}
