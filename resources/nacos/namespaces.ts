import { listNacosNamespaces, type NacosNamespace } from '../../api/catalogue/nacos/namespaces';
import {
  cseOf,
  engineKey,
  engines,
  headersOf,
  holdsNamespaces,
  scopeOfEngine,
  type EngineScope,
} from '../cse/engines';
import { readAll } from '../read-all';
import { below, type ListedKind } from '../resource-kind';

/** Namespaces of a Nacos engine; the reserved one has an empty id. Source: CSE API Reference, section 6.1. */
export const namespaces: ListedKind<EngineScope, NacosNamespace> = {
  id: 'nacos/namespace',
  service: 'nacos',
  manifest: { apiVersion: 'nacos/v1', kind: 'Namespace' },
  parents: [engines.id],
  below: below(engines, (_scope, engine) => scopeOfEngine(engine), holdsNamespaces),
  scopeKey: engineKey,
  identity: ({ namespace }) => namespace,
  name: ({ namespace, namespaceShowName }) => namespaceShowName || namespace,
  details: ({ namespace }) => namespace,
  list: async (session, scope, signal) => {
    const { client, project_id } = await cseOf(session, 'nacos');
    const input = { project_id, ...headersOf(scope) };
    return readAll(() => client.pages(listNacosNamespaces, input, { signal }));
  },
};
