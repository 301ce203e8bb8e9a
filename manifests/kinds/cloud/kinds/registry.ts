import * as l10n from '@vscode/l10n';
import * as Type from 'typebox';
import { createDependency } from '../../../../api/catalogue/registry/dependencies';
import {
  NewInstance,
  NewMicroservice,
  schemaId,
  serviceName,
} from '../../../../api/catalogue/registry/fields';
import { registerInstance } from '../../../../api/catalogue/registry/instances';
import { createMicroservice } from '../../../../api/catalogue/registry/microservices';
import { putSchema } from '../../../../api/catalogue/registry/schemas';
import { specOf } from './kind';
import type { CloudKindFacts } from './kind';
import { engineName, microserviceName, microserviceScope } from './metadata';

const apiVersion = 'registry/v4';

const microservice: CloudKindFacts = {
  apiVersion,
  kind: 'Microservice',
  summary: () => l10n.t('A version of a microservice in the registry.'),
  source: createMicroservice.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Name of the microservice.'),
      schema: serviceName,
      names: { kind: 'microservice', role: 'definition' },
    },
    engineName,
  ],
  members: { spec: specOf(NewMicroservice, ['serviceName']) },
  order: ['appId', 'environment', 'version', 'description', 'level', 'schemas', 'properties', 'framework'],
  snippet:
    'metadata:\n  name: ${1:cart}\n  engine: ${2:prod-engine}\nspec:\n  appId: ${3:default}\n  environment: ${4|production,testing,acceptance,development|}\n  version: ${5:1.0.0}$0',
};

const schema: CloudKindFacts = {
  apiVersion,
  kind: 'Schema',
  summary: () => l10n.t('A contract of a microservice: an interface that it offers.'),
  source: putSchema.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Id of the schema; the microservice must list it.'),
      schema: schemaId,
      names: { kind: 'schema', role: 'definition', scope: ['microservice'] },
    },
    microserviceName,
    ...microserviceScope,
    engineName,
  ],
  members: { spec: specOf(putSchema.body) },
  snippet:
    'metadata:\n  name: ${1:hello}\n  microservice: ${2:cart}\n  engine: ${3:prod-engine}\nspec:\n  schema: |\n    swagger: "2.0"\n    info:\n      title: ${1:hello}\n      version: ${4:1.0.0}\n    basePath: /${5:hello}\n    paths: {}$0',
};

const instance: CloudKindFacts = {
  apiVersion,
  kind: 'MicroserviceInstance',
  summary: () => l10n.t('A running instance of a microservice, for those that do not register themselves.'),
  source: registerInstance.source,
  metadata: [microserviceName, ...microserviceScope, engineName],
  members: { spec: specOf(NewInstance) },
  order: ['hostName', 'endpoints', 'status', 'healthCheck', 'properties', 'dataCenterInfo', 'instanceId'],
  snippets: {
    endpoints: '\n  - rest://${1:10.0.0.1:8080}$0',
    healthCheck: '\n  mode: push\n  interval: 30\n  times: 3$0',
  },
  identity: [
    ['spec', 'hostName'],
    ['spec', 'endpoints'],
  ],
  snippet:
    'metadata:\n  microservice: ${1:cart}\n  engine: ${2:prod-engine}\nspec:\n  hostName: ${3:host}\n  endpoints:\n    - rest://${4:10.0.0.1:8080}\n  status: UP\n  healthCheck:\n    mode: push\n    interval: 30\n    times: 3$0',
};

const dependency: CloudKindFacts = {
  apiVersion,
  kind: 'Dependency',
  summary: () =>
    l10n.t('Which microservices a microservice calls; it replaces what the registry found out itself.'),
  source: createDependency.source,
  metadata: [
    {
      key: 'name',
      summary: () => l10n.t('Name of this document; the registry does not keep it.'),
      schema: Type.String({ minLength: 1 }),
      identifies: false,
    },
    engineName,
  ],
  members: { spec: specOf(createDependency.body) },
  snippets: {
    dependencies:
      '\n  - consumer:\n      appId: ${1:default}\n      serviceName: ${2:gateway}\n      version: ${3:1.0.0}\n    providers:\n      - serviceName: ${4:cart}$0',
  },
  snippet:
    'metadata:\n  name: ${1:gateway}\n  engine: ${2:prod-engine}\nspec:\n  dependencies:\n    - consumer:\n        appId: ${3:default}\n        serviceName: ${1:gateway}\n        version: ${4:1.0.0}\n      providers:\n        - serviceName: ${5:cart}\n          version: ${6:latest}$0',
};

export const registryKinds: readonly CloudKindFacts[] = [microservice, schema, instance, dependency];
