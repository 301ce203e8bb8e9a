import type { Service } from '../api/catalogue/operation';
import type { DeployContext } from './deploy-kind';
import { isOfEngine } from './engine-access';
import { planTarget, type PlanTarget, type WrittenServer } from './plan';

/** A session, and whether it reaches the engines of a project. */
type Reaching = Pick<DeployContext, 'session' | 'openEngine'>;

/**
 * The target of a run on a session.
 *
 * @param services The services that are written to; the address of the only one is shown.
 * @throws ApiError when the project of the cloud can't be read
 */
export async function runTarget(context: Reaching, services: readonly Service[]): Promise<PlanTarget> {
  const shown = services.length === 1 ? services[0] : undefined;
  return {
    ...planTarget(context.session, shown),
    servers: await writtenServers(context, services),
  };
}

/**
 * Servers that a deployment to these services writes to. Engines of a project are identified by the project that lists them.
 * @throws ApiError when the project of the cloud can't be read
 */
export async function writtenServers(
  { session, openEngine }: Reaching,
  services: readonly Service[],
): Promise<readonly WrittenServer[]> {
  const { addresses } = session.target;
  const hasEngines = addresses.cse !== undefined && (openEngine !== undefined || !addresses.registry);
  const all = services.flatMap((service): Service[] =>
    isOfEngine(service) && hasEngines ? [service, 'cse'] : [service],
  );
  const servers: WrittenServer[] = [];
  for (const service of new Set(all)) {
    const address = addresses[service];
    if (address === undefined) continue;
    const common = { service, address: sameAddress(address) };
    if (isOfEngine(service)) servers.push({ ...common, project: session.project });
    else if (service === 'lain') servers.push(common);
    else {
      const project = await session.projectId();
      const { enterpriseProject } = session;
      servers.push({ ...common, ...(project !== undefined && { project }), enterpriseProject });
    }
  }
  return servers;
}

/** One text for all ways to write the address of a server: this machine has several names. */
export function sameAddress(address: string): string {
  const url = new URL(address);
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  return url.href.replace(/\/$/, '');
}
