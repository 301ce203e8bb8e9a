import type { Manifest, ProcDefinition } from '../../lain/state';

/** A proc with the manifest's defaults; source: LAIN manifest reference, section 6. */
export function proc(
  name: string,
  type: ProcDefinition['type'],
  given: Partial<ProcDefinition> = {},
): ProcDefinition {
  return {
    name,
    type,
    cmd: null,
    numInstances: 1,
    cpu: 0,
    memory: '32m',
    env: [],
    mountpoints: [],
    persistentDirs: [],
    logs: [],
    setupTime: 0,
    ...given,
  };
}

/** The web proc of an app, reachable under the app's names in the cluster. */
export function web(app: string, given: Partial<ProcDefinition> = {}): ProcDefinition {
  return proc('web', 'web', { port: 80, mountpoints: [`${app}.lain.local`, `${app}.lain`], ...given });
}

/** The portal through which other apps reach a service. */
export function portal(serviceName: string, port: number): ProcDefinition {
  return proc(`portal-${serviceName}`, 'portal', { serviceName, port, cmd: ['./proxy'] });
}

export function manifest(procs: ProcDefinition[], given: Partial<Manifest> = {}): Manifest {
  return { appType: 'app', procs, useServices: {}, useResources: {}, ...given };
}
