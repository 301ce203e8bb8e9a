import * as Type from 'typebox';
import { NoAnswer } from '../no-answer';
import { defineOperation, type DocumentedError } from '../operation';
import { projectPath } from './parameters';
import { listOf, Microservice, MicroserviceInstance } from './shapes';

/** What those who run the registry ask of it. Source: the server's own routes; the documents leave them out. */
const about = {
  service: 'registry',
  group: 'server',
  pathParameters: projectPath,
  notes: ['Not in the documents; the open-source server has it.'],
  source: { document: 'Registry API', section: '3' },
} as const;

/** Only accounts with the permission `ops` may call these. */
const refusals: readonly DocumentedError[] = [
  { status: 401, code: '401204', when: 'The engine asks for a token, and there is none.' },
  { status: 403, code: '403205', when: 'None of the account’s roles allows it.' },
];

/** An entry of the registry's cache. */
const cached = <Value extends Type.TSchema>(value: Value) =>
  Type.Object({
    key: Type.String({ description: 'Key in the store.' }),
    rev: Type.Integer({ description: 'Revision of the store when it changed last.' }),
    cluster: Type.Optional(Type.String({ description: 'Cluster that it belongs to.' })),
    value: Type.Optional(value),
  });

const text = Type.String({ description: 'The stored text.' });

export const listRegistryAlarms = defineOperation({
  ...about,
  id: 'listRegistryAlarms',
  title: 'List the alarms of the registry',
  method: 'GET',
  path: '/v4/{project_id}/admin/alarms',
  answer: Type.Object({
    alarms: listOf(
      Type.Object({
        id: Type.String({
          description:
            'BackendConnectionRefuse, InternalError, IncrementPullError or WebsocketOfScSyncerLost.',
        }),
        status: Type.String({ description: 'ACTIVATED, or CLEARED when its cause is gone.' }),
        fields: Type.Optional(
          Type.Record(Type.String(), Type.Unknown(), { description: 'More about it, for example `detail`.' }),
        ),
      }),
      'What went wrong in the server since the alarms were cleared.',
    ),
  }),
  errors: refusals,
  permission: 'ops:get',
});

export const clearRegistryAlarms = defineOperation({
  ...about,
  id: 'clearRegistryAlarms',
  title: 'Clear the alarms of the registry',
  method: 'DELETE',
  path: '/v4/{project_id}/admin/alarms',
  answer: NoAnswer,
  errors: refusals,
  permission: 'ops:delete',
});

export const dumpRegistry = defineOperation({
  ...about,
  id: 'dumpRegistry',
  title: 'Show everything that the registry holds in its cache',
  method: 'GET',
  path: '/v4/{project_id}/admin/dump',
  query: Type.Object({
    options: Type.Optional(
      Type.String({
        default: 'cache',
        description: 'info, cache or all, several separated by commas; others give nothing.',
      }),
    ),
  }),
  answer: Type.Object({
    info: Type.Optional(
      Type.Object({
        version: Type.String({ description: 'Version of the server.' }),
        buildTag: Type.String({ description: 'Build.' }),
        goVersion: Type.Optional(Type.String({ description: 'Version of Go that it was built with.' })),
        os: Type.Optional(Type.String({ description: 'Operating system.' })),
        arch: Type.Optional(Type.String({ description: 'Kind of processor.' })),
      }),
    ),
    cache: Type.Optional(
      Type.Object({
        services: listOf(cached(Microservice), 'Microservice versions.'),
        serviceIndexes: listOf(cached(text), 'Ids of microservice versions by their names.'),
        serviceAliases: listOf(cached(text), 'Ids of microservice versions by their aliases.'),
        serviceTags: listOf(
          cached(Type.Record(Type.String(), Type.String())),
          'Tags of microservice versions.',
        ),
        dependencyRules: listOf(cached(Type.Unknown()), 'Who calls whom.'),
        summaries: listOf(cached(text), 'Hashes of schemas.'),
        instances: listOf(cached(MicroserviceInstance), 'Instances.'),
      }),
    ),
  }),
  errors: [...refusals, { status: 403, code: '403001', when: 'The project is not `default`.' }],
  permission: 'ops:get',
});

export const listRegistryClusters = defineOperation({
  ...about,
  id: 'listRegistryClusters',
  title: 'List the clusters of the registry',
  method: 'GET',
  path: '/v4/{project_id}/admin/clusters',
  answer: Type.Object({
    clusters: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String()), {
        description: 'Addresses of the store by the name of the cluster.',
      }),
    ),
  }),
  errors: refusals,
  permission: 'ops:get',
});

export const adminOperations = [listRegistryAlarms, clearRegistryAlarms, dumpRegistry, listRegistryClusters];
