import assert from 'node:assert/strict';
import {
  clearRegistryAlarms,
  dumpRegistry,
  listRegistryAlarms,
  listRegistryClusters,
} from '../../../../api/catalogue/registry/admin';
import {
  findInstances,
  listConsumers,
  listProviders,
  queryInstancesInBatch,
} from '../../../../api/catalogue/registry/discovery';
import {
  getGovernMicroservice,
  getGovernStatistics,
  getRelations,
  listGovernApps,
  listGovernMicroservices,
} from '../../../../api/catalogue/registry/govern';
import {
  deregisterInstance,
  getInstance,
  listInstances,
  registerInstance,
  sendHeartbeat,
  sendHeartbeats,
  updateInstanceProperties,
  updateInstanceStatus,
  updateInstancesStatus,
} from '../../../../api/catalogue/registry/instances';
import { getMicroservice } from '../../../../api/catalogue/registry/microservices';
import { contract } from '../contract';
import type { Contract } from '../contract';
import { markOfTest } from '../reach';
import { makeInstance, makeMicroservice, project_id } from './registry-parents';
import { noInstance, noService, withoutToken } from './registry-refusals';

const instances: readonly Contract[] = [
  contract(registerInstance, {
    valid: async (place) => ({
      project_id,
      service_id: await makeMicroservice(place),
      body: { instance: { hostName: 'node-1', endpoints: ['rest://10.0.0.1:8080'] } },
    }),
    refused: { with: { body: { instance: { hostName: '' } } }, status: 400, code: '400001' },
  }),
  contract(listInstances, {
    valid: async (place) => {
      const { service_id } = await makeInstance(place);
      return { project_id, service_id };
    },
    check: ({ instances: listed }) => assert.equal(listed?.length, 1),
    refused: noService,
  }),
  contract(getInstance, {
    valid: async (place) => ({ project_id, ...(await makeInstance(place)) }),
    refused: noInstance,
  }),
  contract(updateInstanceProperties, {
    valid: async (place) => ({
      project_id,
      ...(await makeInstance(place)),
      body: { properties: { zone: 'a' } },
    }),
    refused: noInstance,
  }),
  contract(updateInstanceStatus, {
    valid: async (place) => ({ project_id, ...(await makeInstance(place)), value: 'OUTOFSERVICE' as const }),
    refused: { with: { value: 'ASLEEP' }, status: 400, code: '400001' },
  }),
  contract(sendHeartbeat, {
    valid: async (place) => ({ project_id, ...(await makeInstance(place)) }),
    refused: noInstance,
  }),
  contract(sendHeartbeats, {
    valid: async (place) => {
      const { service_id, instance_id } = await makeInstance(place);
      return { project_id, body: { instances: [{ serviceId: service_id, instanceId: instance_id }] } };
    },
    refused: { with: { body: { instances: [] } }, status: 400, code: '400001' },
  }),
  contract(updateInstancesStatus, {
    valid: (place) => ({
      project_id,
      body: { status: 'TESTING' as const, matches: { properties: { [markOfTest]: place.unique('none') } } },
    }),
    // Any text is a status here, for all that match; only what is not a text is refused.
    refused: {
      with: (place) => ({
        body: { status: 5, matches: { properties: { [markOfTest]: place.unique('none') } } },
      }),
      status: 400,
      code: '400001',
    },
  }),
  contract(deregisterInstance, {
    valid: async (place) => ({ project_id, ...(await makeInstance(place)) }),
    refused: { status: 400, code: '400017' },
  }),
];

const discovery: readonly Contract[] = [
  contract(findInstances, {
    valid: async (place) => {
      const { service_id } = await makeInstance(place);
      const { service } = await place.client('registry').call(getMicroservice, { project_id, service_id });
      const { appId = '', serviceName = '', version } = service;
      return { project_id, appId, serviceName, version };
    },
    check: ({ instances: found }) => assert.equal(found?.length, 1),
    refused: { with: { serviceName: 'none' }, status: 400, code: '400012' },
  }),
  contract(queryInstancesInBatch, {
    valid: () => ({
      project_id,
      type: 'query' as const,
      body: { services: [{ service: { appId: 'contracts', serviceName: 'none' } }] },
    }),
    refused: { with: { body: {} }, status: 400, code: '400001' },
  }),
  contract(listProviders, {
    valid: async (place) => ({ project_id, consumer_id: await makeMicroservice(place) }),
    refused: { with: { consumer_id: 'none' }, status: 400, code: '400012' },
  }),
  contract(listConsumers, {
    valid: async (place) => ({ project_id, provider_id: await makeMicroservice(place) }),
    refused: { with: { provider_id: 'none' }, status: 400, code: '400012' },
  }),
];

const administration: readonly Contract[] = [
  contract(listRegistryAlarms, { valid: () => ({ project_id }), refused: withoutToken }),
  contract(clearRegistryAlarms, { valid: () => ({ project_id }), refused: withoutToken, demo: true }),
  contract(dumpRegistry, {
    valid: async (place) => {
      await makeInstance(place);
      return { project_id, options: 'all' };
    },
    check: ({ info, cache }) => {
      assert.ok(info?.version);
      assert.ok((cache?.instances ?? []).length > 0);
    },
    refused: { with: { project_id: 'another' }, status: 403, code: '403001' },
  }),
  contract(listRegistryClusters, { valid: () => ({ project_id }), refused: withoutToken }),
];

const govern: readonly Contract[] = [
  contract(getRelations, { valid: () => ({ project_id }), refused: withoutToken }),
  contract(listGovernMicroservices, { valid: () => ({ project_id, options: 'all' }), refused: withoutToken }),
  contract(getGovernMicroservice, {
    valid: async (place) => ({ project_id, service_id: await makeMicroservice(place) }),
    refused: noService,
  }),
  contract(getGovernStatistics, { valid: () => ({ project_id }), refused: withoutToken }),
  contract(listGovernApps, { valid: () => ({ project_id }), refused: withoutToken }),
];

export const registryInstanceContracts: readonly Contract[] = [
  ...instances,
  ...discovery,
  ...govern,
  ...administration,
];
