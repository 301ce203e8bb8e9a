import * as l10n from '@vscode/l10n';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { NacosNamespace } from '../../api/catalogue/nacos/namespaces';
import { engines, type EngineScope } from '../cse/engines';
import { namespaces } from '../nacos/namespaces';
import type { Everything } from '../resource-kind';
import { manifestDocument, nameIn } from './manifest-document';

/** An engine of CSE. */
export const engineDocument = manifestDocument<Everything, ListedEngine>({
  apiVersion: 'cse/v2',
  kind: 'Engine',
  ending: 'cse.yaml',
  resources: engines,
  title: () => l10n.t('Engine'),
  depth: 0,
  idsOf: () => [],
  scopeOf: () => ({}),
  fileName: ({ name }) => name,
  metadata: ({ subject: { name } }) => ({ name }),
  // What the list says of tags is no list of them.
  spec: ({ subject: { reference } }) => ({ ...reference, tags: undefined }),
});

/** A namespace of a Nacos engine. */
export const namespaceDocument = manifestDocument<EngineScope, NacosNamespace>({
  apiVersion: 'nacos/v1',
  kind: 'Namespace',
  ending: 'cse.yaml',
  resources: namespaces,
  title: () => l10n.t('Namespace'),
  depth: 2,
  idsOf: ({ engineId, enterpriseProject }) => [engineId, enterpriseProject],
  scopeOf: ([engineId = '', enterpriseProject = '']) => ({ engineId, enterpriseProject }),
  fileName: ({ namespace }) => namespace,
  metadata: async ({ subject: { namespace }, scope: { engineId }, list }) => ({
    name: namespace,
    engine: nameIn(await list(engines, {}), engineId),
  }),
  spec: ({ subject: { namespaceShowName } }) => ({ namespaceName: namespaceShowName }),
});
