import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMicroservice } from '../../../api/catalogue/registry/microservices';
import { putSchema } from '../../../api/catalogue/registry/schemas';
import { reaches } from '../../../connections/resolved-connection';
import { activateExtension } from './editor';
import { itActs, type Scene } from './scenes';

const view = 'microservices';
const testing = ['Sandbox', 'testing'];
const acting = [...testing, 'acting', 'trial', '1.0.0'];
const instance = [...testing, 'shop', 'orders', '2.4.0', 'Instances', 'test-node-1'];
const contract = join(tmpdir(), `engine-room-contract-${String(process.pid)}.yaml`);
const property = { 'Name of the property': 'lane', 'Value of the property': 'blue' };

const scenes: readonly Scene[] = [
  {
    command: 'createMicroservice',
    view,
    row: ['Sandbox'],
    ask: { Application: 'acting', 'Name of the microservice': 'another', Version: '1.0.0' },
    choose: { Environment: 'testing' },
    question: /^Register another 1\.0\.0\?/,
    message: /^another 1\.0\.0 is registered\.$/,
  },
  {
    command: 'setServiceTag',
    view,
    row: [...acting, 'Tags'],
    ask: { 'Name of the tag': 'lane', 'Value of the tag': 'blue' },
    question: /^Set the tag lane\?/,
    message: /^The tag lane is set\.$/,
  },
  {
    command: 'changeServiceTag',
    view,
    row: [...acting, 'Tags', 'lane'],
    ask: { 'Value of the tag': 'green' },
    question: /^Change the tag lane\?\n• lane: blue → green/,
    message: /^The tag lane is set\.$/,
  },
  {
    command: 'removeServiceTag',
    view,
    row: [...acting, 'Tags', 'lane'],
    choose: { 'Remove the tag lane?': 'Remove Tag' },
    question: /^Remove the tag lane\?/,
    message: /^The tag lane is removed\.$/,
  },
  {
    command: 'setServiceProperty',
    view,
    row: [...acting, 'Properties'],
    ask: property,
    question: /^Set the property lane\?/,
    message: /^The property lane is set\.$/,
  },
  {
    command: 'removeServiceProperty',
    view,
    row: [...acting, 'Properties', 'lane'],
    choose: { 'Remove the property lane?': 'Remove Property' },
    question: /^Remove the property lane\?/,
    message: /^The property lane is removed\.$/,
  },
  {
    command: 'uploadSchema',
    view,
    row: [...acting, 'Schemas'],
    ask: { 'Id of the schema': 'three', 'File with the contract': contract },
    question: /^Upload the schema three\?\n• summary: \w{12}/,
    message: /^three is uploaded\.$/,
  },
  {
    command: 'replaceSchema',
    view,
    row: [...acting, 'Schemas', 'two'],
    ask: { 'File with the contract': contract },
    question: /^Replace the schema two\?/,
    message: /^two is uploaded\.$/,
  },
  {
    command: 'addProvider',
    view,
    row: [...acting, 'Providers'],
    choose: { calls: 'another' },
    question: /^Declare that trial 1\.0\.0 calls another\?/,
    message: /^trial 1\.0\.0 calls another\.$/,
  },
  {
    command: 'removeProvider',
    view,
    row: [...acting, 'Providers', 'another 1.0.0'],
    choose: { 'Forget that trial 1.0.0 calls another?': 'Forget Provider' },
    question: /^Forget that trial 1\.0\.0 calls another\?/,
    message: /^trial 1\.0\.0 no longer calls another 1\.0\.0\.$/,
  },
  {
    command: 'registerInstance',
    view,
    row: [...acting, 'Instances'],
    ask: { 'Host of the instance': 'by-hand', 'Endpoint of the instance': 'rest://10.9.0.1:8080' },
    question: /^Register an instance on by-hand\?/,
    message: /^The instance on by-hand is registered\.$/,
  },
  {
    command: 'sendHeartbeats',
    view,
    row: [...acting, 'Instances'],
    question: /^Send heartbeats for all instances \(1\)\?/,
    message: /^Heartbeats sent: 1\.$/,
  },
  {
    command: 'deleteSchema',
    view,
    row: [...acting, 'Schemas', 'one'],
    choose: { 'Delete the schema one?': 'Delete Schema' },
    question: /^Delete the schema one\?/,
    message: /^one is deleted\.$/,
  },
  {
    command: 'deleteMicroservice',
    view,
    row: acting,
    choose: { 'Delete trial 1.0.0': 'Delete Microservice' },
    question: /^Delete trial 1\.0\.0 \(acting, testing\)\?/,
    message: /^trial 1\.0\.0 \(acting, testing\) is deleted\.$/,
  },
  {
    command: 'setInstanceStatus',
    view,
    row: instance,
    choose: { 'Status of the instance on test-node-1': 'TESTING' },
    question: /^Change the status of test-node-1 \(\w+\) to TESTING\?/,
    message: /^test-node-1 \(\w+\) is TESTING\.$/,
  },
  {
    command: 'setInstanceProperty',
    view,
    row: instance,
    ask: property,
    question: /^Set the property lane of test-node-1/,
    message: /^The property lane of test-node-1 \(\w+\) is set\.$/,
  },
  {
    command: 'setMatchingStatus',
    view,
    row: instance,
    choose: { 'Property that the instances share': 'lane', 'Status of the instances': 'UP' },
    question: /^Change the status of all instances with lane=\S+ to UP\?\n• .* test-node-1: TESTING → UP/,
    message: /^Instances that are UP now: 1\.$/,
  },
  {
    command: 'removeInstanceProperty',
    view,
    row: instance,
    choose: { 'to remove': 'lane', 'Remove the property lane of': 'Remove Instance Property' },
    question: /^Remove the property lane of test-node-1/,
    message: /^The property lane of test-node-1 \(\w+\) is removed\.$/,
  },
  {
    command: 'sendHeartbeat',
    view,
    row: instance,
    question: /^Send a heartbeat of test-node-1/,
    message: /^The heartbeat of test-node-1 \(\w+\) is sent\.$/,
  },
  {
    command: 'deregisterInstance',
    view,
    row: instance,
    choose: { 'Deregister test-node-1': 'Deregister Instance' },
    question: /^Deregister test-node-1/,
    message: /^test-node-1 \(\w+\) is deregistered\.$/,
  },
];

describe('actions on microservices', () => {
  /** A version with two schemas, which no action creates. */
  before(async () => {
    await writeFile(contract, 'swagger: "2.0"\ninfo: { title: three }\n');
    const { services } = await activateExtension();
    const target = (await services.live.list()).find(
      (one) => one.origin === 'sandbox' && reaches(one, 'registry'),
    );
    assert.ok(target);
    const session = await services.live.sessions.get(target.id);
    const client = await session.client('registry');
    const service = {
      environment: 'testing' as const,
      appId: 'acting',
      serviceName: 'trial',
      version: '1.0.0',
      schemas: ['one', 'two'],
    };
    const project_id = session.project;
    const { serviceId: service_id } = await client.call(createMicroservice, {
      project_id,
      body: { service },
    });
    for (const schema_id of service.schemas) {
      await client.call(putSchema, { project_id, service_id, schema_id, body: { schema: 'swagger: "2.0"' } });
    }
    services.views.microservices.refresh();
  });

  after(() => rm(contract, { force: true }));

  itActs(scenes);
});
