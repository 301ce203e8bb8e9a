import type { SandboxOptions } from '../../sandbox/options';

/** The sandbox that is deployed to: each answer takes a moment, and the jobs of instances about 22 seconds. */
export const deployedTo = { seed: 'demo', latency: 50, pace: 0.5 } as const satisfies SandboxOptions;
