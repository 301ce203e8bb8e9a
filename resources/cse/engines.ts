import { getEngine, getEngineQuotas, listEngineFlavors, listEngines } from '../../api/catalogue/cse/engines';
import type { Engine, EngineFlavor, EngineQuota, ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { ApiClient } from '../../api/client';
import type { Session } from '../../connections/session';
import { unlessMissing } from '../missing';
import { readAll } from '../read-all';
import type { Everything, ListedKind } from '../resource-kind';
import { describeEngineStatus } from './engine-status';

/** An engine as calls name it: those passed on to an engine also name its enterprise project. */
export interface EngineScope {
  readonly engineId: string;
  readonly enterpriseProject: string;
}

/** Headers of calls that CSE passes on to one engine. */
export interface EngineHeaders {
  readonly 'x-engine-id': string;
  readonly 'X-Enterprise-Project-ID': string;
}

/** The client of CSE, and the project in its paths. @throws ApiError */
export async function cseOf(
  session: Session,
  service: 'cse' | 'nacos' = 'cse',
): Promise<{ readonly client: ApiClient; readonly project_id: string }> {
  const [client, id] = await Promise.all([session.client(service), session.projectId()]);
  return { client, project_id: id ?? session.project };
}

/** The scope of what belongs to an engine. */
export function scopeOfEngine({ id, enterpriseProjectId }: ListedEngine): EngineScope {
  return { engineId: id, enterpriseProject: enterpriseProjectId ?? '0' };
}

export function headersOf({ engineId, enterpriseProject }: EngineScope): EngineHeaders {
  return { 'x-engine-id': engineId, 'X-Enterprise-Project-ID': enterpriseProject };
}

/** Key of an engine's scope. */
export function engineKey({ engineId }: EngineScope): string {
  return engineId;
}

/** Whether the engine is a Nacos engine; the others are ServiceComb engines. */
export function isNacos({ type }: Pick<ListedEngine, 'type'>): boolean {
  return type?.toUpperCase() === 'NACOS';
}

/** States of an engine in which nothing can be in it, or not any more. Source: CSE API Reference, section 5.3.2. */
const empty: ReadonlySet<string> = new Set(['Creating', 'CreateFailed', 'Deleting', 'Deleted']);

/** Whether an engine can hold policies and route rules: a ServiceComb engine that has been created. */
export function holdsGovernance({ type, status }: Pick<ListedEngine, 'type' | 'status'>): boolean {
  return !isNacos({ type }) && !empty.has(status ?? '');
}

/** Whether an engine can hold namespaces: a Nacos engine that has been created. */
export function holdsNamespaces({ type, status }: Pick<ListedEngine, 'type' | 'status'>): boolean {
  return isNacos({ type }) && !empty.has(status ?? '');
}

/** Engines of a project. Source: CSE API Reference, section 5.3.2. */
export const engines: ListedKind<Everything, ListedEngine> = {
  id: 'cse/engine',
  service: 'cse',
  manifest: { apiVersion: 'cse/v2', kind: 'Engine' },
  parents: [],
  scopeKey: () => '',
  identity: ({ id }) => id,
  name: ({ name }) => name,
  details: ({ status, version }) =>
    [describeEngineStatus(status), version ?? ''].filter((text) => text !== '').join(' · '),
  list: async (session, _scope, signal) => {
    const { client, project_id } = await cseOf(session);
    const input = {
      project_id,
      type: 'ALL' as const,
      'X-Enterprise-Project-ID': session.enterpriseProject,
    };
    return readAll(() => client.pages(listEngines, input, { signal }));
  },
};

/** An engine with the details that the list leaves out; undefined when it is gone. CSE API Reference, section 5.3.3. */
export async function readEngine(
  session: Session,
  { engineId, enterpriseProject }: EngineScope,
  signal: AbortSignal,
): Promise<Engine | undefined> {
  const { client, project_id } = await cseOf(session);
  const input = { project_id, engine_id: engineId, 'X-Enterprise-Project-ID': enterpriseProject };
  return unlessMissing(client.call(getEngine, input, { signal }));
}

/** How many engines a project has, and may have. Source: CSE API Reference, section 5.3.6. */
export const engineQuotas: ListedKind<Everything, EngineQuota> = {
  id: 'cse/quota',
  service: 'cse',
  parents: [],
  scopeKey: () => '',
  identity: ({ type }) => type ?? '',
  name: ({ type }) => type ?? '',
  list: async (session, _scope, signal) => {
    const { client, project_id } = await cseOf(session);
    const { quotas } = await client.call(getEngineQuotas, { project_id }, { signal });
    return { items: quotas.resources, complete: true };
  },
};

export interface FlavorScope {
  /** `CSE2` for ServiceComb engines, `Nacos2` for Nacos engines. */
  readonly specType: 'CSE2' | 'Nacos2';
}

/** Flavors on offer for a type of engine. Source: CSE API Reference, section 5.3.1. */
export const engineFlavors: ListedKind<FlavorScope, EngineFlavor> = {
  id: 'cse/flavor',
  service: 'cse',
  parents: [],
  scopeKey: ({ specType }) => specType,
  identity: ({ flavor }) => flavor,
  name: ({ flavor }) => flavor,
  details: ({ description }) => description ?? '',
  list: async (session, { specType }, signal) => {
    const { client, project_id } = await cseOf(session);
    const { data } = await client.call(listEngineFlavors, { project_id, specType }, { signal });
    return { items: data, complete: true };
  },
};
