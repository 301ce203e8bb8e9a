import { exportKieConfigurations } from '../../api/catalogue/cse/dynamic-configuration';
import type { Answer } from '../../api/catalogue/operation';
import { unlessMissing } from '../missing';
import { below, type ListedKind } from '../resource-kind';
import { cseOf, engineKey, engines, headersOf, scopeOfEngine, type EngineScope } from './engines';

export type EngineItem = Answer<typeof exportKieConfigurations>['data'][number];

/**
 * Configuration items of any engine of a project, policies and route rules among them, by the export of CSE: an engine's
 * own addresses are often reachable from its network alone. An engine without items refuses the export as not found.
 * Source: CSE API Reference, section 5.2.2.
 */
export const engineItems: ListedKind<EngineScope, EngineItem> = {
  id: 'cse/item',
  service: 'cse',
  parents: [engines.id],
  below: below(engines, (_scope, engine) => scopeOfEngine(engine)),
  scopeKey: engineKey,
  identity: ({ key, labels }) => JSON.stringify([key, Object.entries(labels ?? {}).sort()]),
  name: ({ key }) => key,
  list: async (session, scope, signal) => {
    const { client, project_id } = await cseOf(session);
    const input = { project_id, ...headersOf(scope), body: { ids: [] } };
    const exported = await unlessMissing(client.call(exportKieConfigurations, input, { signal }));
    return { items: exported?.data ?? [], complete: true };
  },
};
