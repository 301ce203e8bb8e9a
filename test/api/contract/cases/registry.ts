import assert from 'node:assert/strict';
import {
  getRegistryHealth,
  getRegistryVersion,
  getSyncerHealth,
} from '../../../../api/catalogue/registry/govern';
import {
  createMicroservice,
  deleteMicroservice,
  deleteMicroservices,
  getMicroservice,
  listMicroservices,
  queryExistence,
  updateMicroserviceProperties,
} from '../../../../api/catalogue/registry/microservices';
import { queryConfigurations } from '../../../../api/catalogue/registry/configurations';
import { addDependencies, createDependency } from '../../../../api/catalogue/registry/dependencies';
import {
  deleteSchema,
  getSchema,
  listSchemas,
  putSchema,
  replaceSchemas,
} from '../../../../api/catalogue/registry/schemas';
import { addTags, deleteTags, listTags, updateTag } from '../../../../api/catalogue/registry/tags';
import { obtainServiceCombToken } from '../../../../api/catalogue/registry/tokens';
import { contract } from '../contract';
import type { Contract } from '../contract';
import type { Place } from '../place';
import { accountContracts } from './registry-accounts';
import { registryInstanceContracts } from './registry-instances';
import { makeMicroservice, project_id, schema_id } from './registry-parents';
import { noService, secured, withoutToken } from './registry-refusals';

const schema = 'swagger: "2.0"\ninfo: { title: cart, version: 1.0.0 }\npaths: {}\n';

const microservices: readonly Contract[] = [
  contract(createMicroservice, {
    valid: (place) => ({
      project_id,
      body: { service: { serviceName: place.unique('cart'), appId: 'contracts' } },
    }),
    refused: {
      with: (place) => ({ body: { service: { serviceName: place.unique('cart'), version: 'first' } } }),
      status: 400,
      code: '400001',
    },
  }),
  contract(getMicroservice, {
    valid: async (place) => ({ project_id, service_id: await makeMicroservice(place) }),
    check: ({ service }) => assert.equal(service.appId, 'contracts'),
    refused: noService,
  }),
  contract(listMicroservices, { valid: () => ({ project_id }), refused: withoutToken }),
  contract(updateMicroserviceProperties, {
    valid: async (place) => ({
      project_id,
      service_id: await makeMicroservice(place),
      body: { properties: { team: 'shop' } },
    }),
    refused: noService,
  }),
  contract(queryExistence, {
    valid: async (place) => ({ project_id, type: 'microservice' as const, ...(await aKey(place)) }),
    refused: { with: { serviceName: 'none' }, status: 400, code: '400012' },
  }),
  contract(deleteMicroservice, {
    valid: async (place) => ({ project_id, service_id: await makeMicroservice(place) }),
    refused: { status: 400, code: '400012' },
  }),
  contract(deleteMicroservices, {
    valid: async (place) => ({
      project_id,
      body: { serviceIds: [await makeMicroservice(place)] },
    }),
    refused: {
      with: (place) => ({ body: { serviceIds: place.unique('none') } }),
      status: 400,
      code: '400001',
    },
  }),
];

const schemas: readonly Contract[] = [
  contract(putSchema, {
    valid: async (place) => ({
      project_id,
      service_id: await makeMicroservice(place),
      schema_id,
      body: { schema },
    }),
    refused: noService,
  }),
  contract(getSchema, {
    valid: async (place) => {
      const at = { project_id, service_id: await makeMicroservice(place), schema_id };
      await place.client('registry').call(putSchema, { ...at, body: { schema } });
      return at;
    },
    check: (answer) => assert.equal(answer.schema, schema),
    refused: { with: { schema_id: 'none' }, status: 400, code: '400016' },
  }),
  contract(deleteSchema, {
    valid: async (place) => {
      const at = { project_id, service_id: await makeMicroservice(place), schema_id };
      await place.client('registry').call(putSchema, { ...at, body: { schema } });
      return at;
    },
    refused: { with: { schema_id: 'none' }, status: 400, code: '400016' },
  }),
  contract(replaceSchemas, {
    valid: async (place) => ({
      project_id,
      service_id: await makeMicroservice(place),
      body: { schemas: [{ schemaId: schema_id, schema, summary: 'abc123' }] },
    }),
    refused: noService,
  }),
  contract(listSchemas, {
    valid: async (place) => ({ project_id, service_id: await makeMicroservice(place) }),
    refused: noService,
  }),
];

const noTag = { with: { key: 'none' }, status: 400, code: '400018' } as const;

async function makeTag(place: Place) {
  const at = { project_id, service_id: await makeMicroservice(place) };
  await place.client('registry').call(addTags, { ...at, body: { tags: { zone: 'a' } } });
  return { ...at, key: 'zone' };
}

const tags: readonly Contract[] = [
  contract(addTags, {
    valid: async (place) => ({
      project_id,
      service_id: await makeMicroservice(place),
      body: { tags: { zone: 'a' } },
    }),
    refused: noService,
  }),
  contract(listTags, {
    valid: async (place) => {
      const { service_id } = await makeTag(place);
      return { project_id, service_id };
    },
    check: (answer) => assert.deepEqual(answer.tags, { zone: 'a' }),
    refused: noService,
  }),
  contract(updateTag, {
    valid: async (place) => ({ ...(await makeTag(place)), value: 'b' }),
    refused: noTag,
  }),
  contract(deleteTags, { valid: makeTag, refused: { status: 400, code: '400018' } }),
];

/** What names a microservice of its own. */
async function aKey(place: Place) {
  const service_id = await makeMicroservice(place);
  const { service } = await place.client('registry').call(getMicroservice, { project_id, service_id });
  const { appId = '', serviceName = '', version } = service;
  return { appId, serviceName, version };
}

async function aDependency(place: Place) {
  return {
    project_id,
    body: { dependencies: [{ consumer: await aKey(place), providers: [await aKey(place)] }] },
  };
}

const noConsumer = {
  with: (place: Place) => ({
    body: {
      dependencies: [
        {
          consumer: { appId: 'contracts', serviceName: place.unique('none'), version: '1.0.0' },
          providers: [{ serviceName: place.unique('cart') }],
        },
      ],
    },
  }),
  status: 400,
  code: '400012',
} as const;

const dependencies: readonly Contract[] = [
  contract(createDependency, { valid: aDependency, refused: noConsumer }),
  contract(addDependencies, { valid: aDependency, refused: noConsumer }),
];

/** What engines 2.x still offer to clients of older ones. */
const old: readonly Contract[] = [
  contract(queryConfigurations, {
    valid: () => ({ project_id, dimensionsInfo: 'cart@shop' }),
    demo: true,
    refused: { with: { dimensionsInfo: '' }, status: 400, code: '400001' },
  }),
];

const server: readonly Contract[] = [
  contract(obtainServiceCombToken, {
    valid: () => ({ body: { name: 'root', password: 'Sandbox.Engine.1' } }),
    demo: true,
    at: secured,
    refused: {
      with: { body: { name: 'root', password: 'Wrong.Word.1' } },
      at: secured,
      status: 401,
      code: '401202',
    },
  }),
  contract(getRegistryVersion, { valid: () => ({ project_id }), refused: 'nothing is documented' }),
  contract(getSyncerHealth, {
    valid: () => ({}),
    demo: true,
    check: ({ peers }) => assert.equal(peers?.length, 1),
    refused: { at: { seed: 'empty' }, status: 500, code: '500003' },
  }),
  contract(getRegistryHealth, { valid: () => ({ project_id }), refused: 'cannot be provoked' }),
];

export const registryContracts: readonly Contract[] = [
  ...microservices,
  ...schemas,
  ...tags,
  ...registryInstanceContracts,
  ...dependencies,
  ...old,
  ...server,
  ...accountContracts,
];
