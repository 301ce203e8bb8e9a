import { instanceQuota, serviceQuota } from '../registry/services';
import type { SandboxState } from '../state';
import { demoState } from './demo/demo';
import { emptyState } from './empty';
import { scaleState } from './scale';

/** The initial state of a sandbox at a time, in milliseconds since 1970. */
export type Seed = (now: number) => SandboxState;

/** The seed of a name, see SandboxOptions. Throws when there is none of that name or it is larger than an engine can be. */
export function chooseSeed(name: string): Seed {
  if (name === 'demo') return demoState;
  if (name === 'empty') return emptyState;
  const [, services, instances] = /^scale:(\d{1,6})x(\d{1,6})$/.exec(name) ?? [];
  if (services === undefined || instances === undefined) {
    throw new Error(
      `There is no seed "${name}": write demo, empty, or scale:<services>x<instances of each>, for example scale:2000x10.`,
    );
  }
  return scale(Number(services), Number(instances));
}

function scale(services: number, instances: number): Seed {
  if (services < 1 || services > serviceQuota || services * instances > instanceQuota) {
    throw new Error(
      `An engine has 1 to ${String(serviceQuota)} services and up to ${String(instanceQuota)} instances in all: make the scale smaller.`,
    );
  }
  return (now) => scaleState(services, instances, now);
}
