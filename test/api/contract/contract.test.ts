import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import type { Service } from '../../../api/catalogue/operation';
import { ApiError } from '../../../api/errors/api-error';
import { contracts } from './contracts';
import type { Contract } from './contract';
import { realPlace, sandboxPlace } from './place';
import type { Place } from './place';

/** Real servers to try instead of the sandbox. */
const realServers: Partial<Record<Service, string | undefined>> = {
  registry: process.env['ENGINE_ROOM_TEST_REGISTRY'],
  kie: process.env['ENGINE_ROOM_TEST_KIE'],
  lain: process.env['ENGINE_ROOM_TEST_LAIN'],
};
const real = Object.values(realServers).some(Boolean);

const callable = new Set<string>();
const answered = new Set<string>();
const tested = new Set<string>();

async function accept({ operation, accept }: Contract, place: Place): Promise<void> {
  try {
    await accept(place);
    answered.add(operation.id);
    callable.add(operation.id);
  } catch (error) {
    if (error instanceof ApiError && error.status !== undefined) callable.add(operation.id);
    throw error;
  } finally {
    await place.close();
  }
}

async function refuse({ operation, refuse }: Contract, place: Place): Promise<void> {
  try {
    await refuse(place);
    if (answered.has(operation.id)) tested.add(operation.id);
  } finally {
    await place.close();
  }
}

function tryOnSandbox(one: Contract): void {
  const { id } = one.operation;
  it(`${id} answers`, async () => accept(one, await sandboxPlace(one.acceptedAt)));
  it(`${id} refuses`, async () => refuse(one, await sandboxPlace(one.refusedAt)));
}

/** What needs the demo company, or a server that is set up otherwise, is not tried on a real one. */
function tryOnServer(one: Contract, address: string): void {
  const { id, service } = one.operation;
  if (one.demo) return;
  it(`${id} answers`, () => accept(one, realPlace(service, address)));
  if (Object.keys(one.refusedAt).length > 0) return;
  it(`${id} refuses`, () => refuse(one, realPlace(service, address)));
}

describe('contract', () => {
  const services = [...new Set(catalogue.map(({ service }) => service))];
  for (const service of services) {
    const ofService = contracts.filter(({ operation }) => operation.service === service);
    const address = realServers[service];
    describe(`of ${service}`, () => {
      for (const one of ofService) {
        if (!real) tryOnSandbox(one);
        else if (address) tryOnServer(one, address);
      }
    });
  }

  describe('of the whole catalogue', () => {
    it('covers every operation, once', function () {
      if (real) this.skip();
      assert.deepEqual(
        contracts.map(({ operation }) => operation.id).sort(),
        catalogue.map(({ id }) => id).sort(),
      );
    });

    it('leaves no operation that is not answered and tested', function () {
      if (real) this.skip();
      const described = new Set(catalogue.map(({ id }) => id));
      assert.deepEqual([callable, answered, tested], [described, described, described]);
    });
  });

  after(() => {
    const counts = [
      ['described', catalogue.length],
      ['callable', callable.size],
      ['answered', answered.size],
      ['contract-tested', tested.size],
    ] as const;
    console.log(`operations: ${counts.map(([name, count]) => `${count} ${name}`).join(', ')}`);
  });
});
