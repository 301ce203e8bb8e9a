import type { Pod, Proc } from '../../api/catalogue/lain/shapes';

/** Whether the console reports a pod as healthy. */
export function isHealthy({ status }: Pod): boolean {
  return status === 'True';
}

/** The meta version that a pod runs; undefined when its environment doesn't contain it. LAIN console API §4. */
export function versionOf({ envs }: Pod): string | undefined {
  const prefix = 'LAIN_APP_RELEASE_VERSION=';
  return envs.find((entry) => entry.startsWith(prefix))?.slice(prefix.length);
}

/** The number of an instance, from 1, in a container name like `/node1/hello.web.web.v3-i2-d0`. LAIN console API §4. */
export function instanceOf({ containername }: Pod): number | undefined {
  const [, instance] = /-i(\d+)-d\d+$/.exec(containername) ?? [];
  return instance === undefined ? undefined : Number(instance);
}

/** Whether a pod has ever been started. LAIN console API §4. */
export function wasStarted({ uptime }: Pod): boolean {
  return uptime !== '' && !uptime.startsWith('0001-');
}

/**
 * Whether a proc of a deployed app is deployed itself. A console lists the others too, with the values of the manifest:
 * their memory is `64m`, while the scheduler's is `64 MB`. LAIN console API §4.
 */
export function isDeployed({ pods, memory }: Proc): boolean {
  return pods.length > 0 || /\d\s+\w/.test(memory);
}
