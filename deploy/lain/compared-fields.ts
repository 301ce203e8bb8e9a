import type { Proc } from '../../api/catalogue/lain/shapes';
import { parseMemory } from '../../manifests/kinds/lain/values/memory';
import type { ProcFacts } from './facts';

/** One compared field of a proc, as the manifest defines it and as the console reports it. */
export interface ComparedField {
  /** Path of keys in the manifest. */
  readonly path: string;
  /** Comparable text; undefined when the manifest leaves the field to the server. */
  written(proc: ProcFacts, appname: string): string | undefined;
  running(proc: Proc, appname: string): string;
  /** Whether two texts mean the same value; by default, only equal texts do. */
  same?(from: string, to: string, appname: string): boolean;
}

const logFolder = '/lain/logs';

/** Fields that a deployment changes. */
export const comparedFields: readonly ComparedField[] = [
  {
    path: 'image',
    written: (proc) => proc.image ?? '',
    running: (proc, appname) => (isReleaseOf(appname, proc.image) ? '' : proc.image),
    same: (from, to, appname) => to === '' && isImageOf(appname, from),
  },
  {
    path: 'entrypoint',
    written: (proc) => words(proc.entrypoint),
    running: (proc) => words(proc.entrypoint),
  },
  { path: 'cmd', written: (proc) => words(proc.command), running: (proc) => words(proc.cmd) },
  {
    path: 'port',
    written: (proc) => proc.port?.toString() ?? '',
    running: (proc) => proc.ports[0]?.portnumber.toString() ?? '',
  },
  { path: 'env', written: (proc) => lines(proc.environment), running: (proc) => lines(proc.envs) },
  {
    path: 'volumes',
    written: (proc) => sorted(proc.volumes.filter((path) => path !== logFolder)),
    running: (proc) => sorted(proc.persistentdirs.filter((path) => path !== logFolder)),
  },
  { path: 'logs', written: (proc) => sorted(proc.logs), running: (proc) => sorted(proc.logs) },
  { path: 'user', written: (proc) => proc.user, running: (proc) => proc.user },
  { path: 'workdir', written: (proc) => proc.workdir, running: (proc) => proc.workingdir },
  {
    path: 'mountpoint',
    written: (proc, appname) => (proc.type === 'web' ? mountpoints(proc.mountpoints, appname) : undefined),
    running: (proc, appname) => mountpoints(proc.mountpoints, appname),
  },
  {
    path: 'https_only',
    written: (proc) => (proc.type === 'web' ? String(proc.httpsOnly) : undefined),
    running: (proc) => String(proc.httpsonly),
  },
];

/** Fields that are set when a proc is first created and kept from then on. LAIN console API §5.13. */
export const keptFields: readonly ComparedField[] = [
  {
    path: 'num_instances',
    written: (proc) => String(proc.instances),
    running: (proc) => String(proc.numinstances),
  },
  { path: 'cpu', written: (proc) => String(proc.cpu), running: (proc) => String(proc.cpu) },
  {
    path: 'memory',
    written: (proc) => proc.memory,
    running: (proc) => proc.memory,
    same: (from, to) => parseMemory(from) === parseMemory(to),
  },
];

function isReleaseOf(appname: string, image: string): boolean {
  return isImageOf(appname, image, 'release-');
}

/** Whether an image is in the app's repository: the console makes others of a release, which hold secret files. */
function isImageOf(appname: string, image: string, tag = ''): boolean {
  return `/${image}`.includes(`/${appname}:${tag}`);
}

function words(command: readonly string[] | null): string {
  return (command ?? []).join(' ');
}

function lines(texts: readonly string[]): string {
  return [...texts].join('\n');
}

function sorted(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join(', ');
}

/**
 * Mountpoints without the parts that the platform adds: entries at the app's own domains are reduced to their path,
 * because the cluster's domains are not in the manifest, and bare domains are left out. LAIN manifest reference §6.2.
 */
function mountpoints(entries: readonly string[], appname: string): string {
  const own = `${appname.split('.').reverse().join('.')}.`;
  const reduced = entries.map((entry) => {
    if (!entry.startsWith(own)) return entry;
    const slash = entry.indexOf('/');
    return slash < 0 ? '' : entry.slice(slash);
  });
  return sorted(reduced.filter((entry) => entry !== '' && entry !== '/'));
}
