import { asList, asScalar, valueOf } from '../../../../parser/node';
import type { Proc } from '../sections';

/** Stands for each domain of the cluster, which a manifest does not name. */
const anyDomain = 'DOMAIN';

/** Hosts that every app has: its name (parts reversed) under each domain of the cluster and under `lain`. */
export function defaultHosts(appname: string): string[] {
  const reversed = appname.split('.').reverse().join('.');
  return [`${reversed}.${anyDomain}`, `${reversed}.lain`];
}

/** Expands one entry of `mountpoint`: a path is served under every default host, a lone `/` is dropped. */
export function expandMountpoint(mountpoint: string, appname: string): string[] {
  if (!mountpoint.startsWith('/')) return [mountpoint];
  return mountpoint === '/' ? [] : defaultHosts(appname).map((host) => host + mountpoint);
}

/** Everything under which a web proc is reached (LAIN manifest reference §6.2). */
export function routesOf(proc: Proc, appname: string): string[] {
  const items = asList(valueOf(proc.body, 'mountpoint'))?.items ?? [];
  const written = items.flatMap((item) => expandMountpoint(asScalar(item)?.text ?? '/', appname));
  const own = proc.name === 'web' ? defaultHosts(appname) : [];
  return [...new Set([...written, ...own])];
}
