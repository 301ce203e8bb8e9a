import {
  createEnvironment,
  deleteEnvironment,
  updateEnvironment,
  updateEnvironmentResources,
} from '../../../api/catalogue/servicestage/environments';
import type { Environment, EnvironmentResource } from '../../../api/catalogue/servicestage/shapes';
import { environmentResources, environments } from '../../../resources/servicestage/environments';
import { stageOf } from '../../../resources/servicestage/stage';
import { changedBody, newBody } from '../body';
import { oneNamed, type DeployRow } from '../row';
import { memberOf, type Wanted } from '../wanted';

/** Environments of a project; no two have one name. Source: resources §1. */
export const environmentRow: DeployRow<Environment, object> = {
  apiVersion: 'servicestage/v2',
  kind: 'Environment',
  service: 'servicestage',
  resources: environments,
  affects: [environmentResources],
  names: ({ metadata: { name = '' } }) => ({ name }),
  nameOf: ({ name }) => name,
  parents: () => ({}),
  find: async (names, { list }) => oneNamed(await list(environments, {}), names, environments),
  detail: async (live, wanted, { session, signal }) =>
    managesResources(wanted) ? environments.read(session, {}, live.id, signal) : live,
  valueOf: (live) => ({ spec: live }),
  basis: (environment) => ({ ...environment, update_time: 0 }),
  create: async (wanted, { name }, { session }) => {
    const { client, project_id } = await stageOf(session);
    await client.call(createEnvironment, { project_id, body: newBody(createEnvironment, wanted, { name }) });
    return undefined;
  },
  change: async (wanted, live, { session }) => {
    const { client, project_id } = await stageOf(session);
    const body = { ...changedBody(updateEnvironment, wanted, live), name: wanted.metadata['name'] };
    await client.call(updateEnvironment, { project_id, environment_id: live.id, body });
    return undefined;
  },
  own: [
    {
      operation: updateEnvironmentResources.id,
      write: async (wanted, live, { session }) => {
        const { client, project_id } = await stageOf(session);
        const body = resourceChange(wanted, live);
        await client.call(updateEnvironmentResources, { project_id, environment_id: live.id, body });
        return undefined;
      },
    },
  ],
  remove: async ({ id }, { session }) => {
    const { client, project_id } = await stageOf(session);
    await client.call(deleteEnvironment, { project_id, environment_id: id });
    return undefined;
  },
};

const lists = ['base_resources', 'optional_resources'] as const;

/** The list of environments may leave them out. Source: resources §0, identity and look-up. */
function managesResources(wanted: Wanted): boolean {
  const spec = memberOf(wanted, 'spec');
  return lists.some((name) => spec[name] !== undefined);
}

/** Only what differs: a resource with running instances is never taken out for a moment. Source: resources §1, update. */
function resourceChange(wanted: Wanted, live: Environment) {
  const [base, optional] = lists.map((name) => ({
    wanted: resourcesIn(memberOf(wanted, 'spec')[name]),
    live: live[name] ?? [],
  }));
  const added = (list: typeof base) => missingIn(list?.wanted ?? [], list?.live ?? []);
  const removed = (list: typeof base) => (list?.wanted ? missingIn(list.live, list.wanted) : []);
  const gone = [...removed(base), ...removed(optional)].map(({ id, type }) => ({ id, type: type ?? '' }));
  return {
    add_base_resources: added(base).map(({ id, type }) => ({
      id,
      type: isHost(type) ? ('ecs' as const) : ('cce' as const),
    })),
    add_optional_resources: added(optional).map(({ id, type }) => ({ id, type: type ?? '' })),
    remove_resources: gone,
  };
}

function isHost(type: string | null | undefined): boolean {
  return type?.toLowerCase() === 'ecs';
}

/** Undefined where the document does not manage the list. */
function resourcesIn(list: unknown): readonly EnvironmentResource[] | undefined {
  return Array.isArray(list) ? (list as EnvironmentResource[]) : undefined; // checked with the document
}

function missingIn(
  some: readonly EnvironmentResource[],
  others: readonly EnvironmentResource[],
): readonly EnvironmentResource[] {
  const key = ({ id, type }: EnvironmentResource) => `${type?.toLowerCase() ?? ''} ${id}`;
  const known = new Set(others.map(key));
  return some.filter((one) => !known.has(key(one)));
}
