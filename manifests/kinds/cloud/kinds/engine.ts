import * as l10n from '@vscode/l10n';
import { createEngine } from '../../../../api/catalogue/cse/engines';
import { NewEngine } from '../../../../api/catalogue/cse/engine-fields';
import { createNacosNamespace } from '../../../../api/catalogue/nacos/namespaces';
import { specOf } from './kind';
import type { CloudKindFacts } from './kind';
import { engineName } from './metadata';

const engine: CloudKindFacts = {
  apiVersion: 'cse/v2',
  kind: 'Engine',
  summary: () => l10n.t('A microservice engine: registry, configuration center and governance, or Nacos.'),
  source: createEngine.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Name of the engine.'),
      schema: NewEngine.properties.name,
      names: { kind: 'engine', role: 'definition' },
    },
  ],
  members: { spec: specOf(NewEngine, ['name']) },
  order: [
    'description',
    'specType',
    'flavor',
    'payment',
    'azList',
    'authType',
    'auth_cred',
    'vpc',
    'vpcId',
    'networkId',
    'subnetCidr',
  ],
  snippet:
    'metadata:\n  name: ${1:prod-engine}\nspec:\n  specType: CSE2\n  flavor: ${2:cse.s1.small2}\n  payment: "1"\n  azList:\n    - ${3:zone}\n  authType: NONE\n  vpc: ${4:name}\n  vpcId: ${5:id}\n  networkId: ${6:id}\n  subnetCidr: ${7:192.168.0.0/24}$0',
};

const { query } = createNacosNamespace.parameters;

const namespace: CloudKindFacts = {
  apiVersion: 'nacos/v1',
  kind: 'Namespace',
  summary: () => l10n.t('A namespace of a Nacos engine, which keeps services and configurations apart.'),
  source: createNacosNamespace.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Id of the namespace; it never changes.'),
      schema: query.properties.customNamespaceId,
      names: { kind: 'namespace', role: 'definition', scope: ['engine'] },
    },
    engineName,
  ],
  members: { spec: specOf(query, ['customNamespaceId']) },
  snippet:
    'metadata:\n  name: ${1:dev}\n  engine: ${2:nacos}\nspec:\n  namespaceName: ${3:Development}\n  namespaceDesc: ${4:What it is for}$0',
};

export const engineKinds: readonly CloudKindFacts[] = [engine];
export const nacosKinds: readonly CloudKindFacts[] = [namespace];
