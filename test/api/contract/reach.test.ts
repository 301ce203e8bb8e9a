import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import { createDependency } from '../../../api/catalogue/registry/dependencies';
import { findInstances } from '../../../api/catalogue/registry/discovery';
import { updateInstancesStatus, updateInstanceStatus } from '../../../api/catalogue/registry/instances';
import { deleteKieKvs } from '../../../api/catalogue/kie/configurations';
import { deleteMicroservices } from '../../../api/catalogue/registry/microservices';
import type { Operation } from '../../../api/catalogue/operation';
import type { ApiClient } from '../../../api/client';
import { Belongings } from './belongings';
import { contracts } from './contracts';
import { reachOf } from './reach';

/** Notices whether anything would have been sent. */
function clientThatMustNotSend(): ApiClient {
  const send = (): never => assert.fail('it was sent');
  return { call: send, send, pages: send, watch: send, download: send, close: () => Promise.resolve() };
}

describe('calls of the contract suite', () => {
  const belongings = new Belongings('test-');
  const own = belongings.unique('own');

  const refused: readonly (readonly [what: string, operation: Operation, input: Record<string, unknown>])[] =
    [
      ['the status of all instances', updateInstancesStatus, { body: { status: 'ASLEEP' } }],
      [
        'the status of instances that others may have, too',
        updateInstancesStatus,
        { body: { status: 'UP', matches: { properties: { zone: 'a' } } } },
      ],
      [
        'the status of an instance of others',
        updateInstanceStatus,
        { service_id: own, instance_id: 'theirs' },
      ],
      ['microservices of others', deleteMicroservices, { body: { serviceIds: [own, 'theirs'] } }],
      ['items of others', deleteKieKvs, { body: { ids: ['theirs'] } }],
      [
        'what others depend on',
        createDependency,
        { body: { dependencies: [{ consumer: { serviceName: own }, providers: [{ serviceName: '*' }] }] } },
      ],
      ['what others are remembered to ask for', findInstances, { 'X-ConsumerId': 'theirs' }],
    ];
  for (const [what, operation, input] of refused) {
    it(`are stopped before they change ${what}`, async () => {
      const client = belongings.guard(clientThatMustNotSend());
      await assert.rejects(client.call(operation, input), /would change/);
      await assert.rejects(client.send(operation, input), /would change/);
    });
  }

  it('may change what a test made', () => {
    const status = 'TESTING';
    const input = { body: { status, matches: { properties: { contract: own } } } };
    assert.equal(belongings.refusal(updateInstancesStatus, input), undefined);
    assert.equal(belongings.refusal(deleteMicroservices, { body: { serviceIds: [own] } }), undefined);
  });

  it('have a known reach, each that goes to a real server', () => {
    const forServers = contracts.filter(
      ({ operation, demo }) => !demo && ['registry', 'kie', 'lain'].includes(operation.service),
    );
    assert.ok(forServers.length > 50);
    for (const { operation } of forServers) assert.doesNotThrow(() => reachOf(operation, {}), operation.id);
    const unknown = catalogue.filter(({ service, effect }) => service === 'lain' && effect !== 'safe');
    assert.notEqual(unknown.length, 0);
    for (const operation of unknown) assert.throws(() => reachOf(operation, {}), /How far/);
  });
});
