import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import { ApiError } from '../../../api/errors/api-error';
import { secured } from './cases/registry-refusals';
import { contracts } from './contracts';
import type { Contract } from './contract';
import { sandboxPlace } from './place';
import type { Place, PlaceOptions } from './place';
import { RealServers } from './real-servers';

/** Real servers to try instead of the sandbox. */
const real = RealServers.fromEnvironment(process.env);

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
  const start = (options: PlaceOptions) =>
    sandboxPlace({ ...(one.needsAccounts && secured), ...options }, isForServers(one));
  it(`${id} answers`, async () => accept(one, await start(one.acceptedAt)));
  it(`${id} refuses`, async () => refuse(one, await start(one.refusedAt)));
}

/** What a server is not set up for is skipped, and the name of the test says why. */
function tryOnServer(one: Contract, servers: RealServers): void {
  const { id } = one.operation;
  const unfit = reasonToSkip(one, servers);
  const test = (title: string, why: string | undefined, run: () => Promise<void>) =>
    why === undefined ? it(title, run) : it.skip(`${title} (skipped: ${why})`, run);
  test(`${id} answers`, unfit, () => accept(one, servers.place()));
  test(`${id} refuses`, unfit ?? reasonToSkipRefusal(one, servers), () => refuse(one, servers.place()));
}

function reasonToSkip({ demo, needsAccounts }: Contract, { secured }: RealServers): string | undefined {
  if (demo) return 'needs what only the sandbox has';
  return needsAccounts && !secured ? 'needs an engine with role-based access' : undefined;
}

function reasonToSkipRefusal(one: Contract, { secured }: RealServers): string | undefined {
  if (one.refusedUnsigned) return secured ? undefined : 'needs an engine with role-based access';
  return Object.keys(one.refusedAt).length === 0 ? undefined : 'needs a server in another state';
}

/** Whether real servers get the contract too: it may change only what it made, on the sandbox as well. */
function isForServers({ operation: { service }, demo }: Contract): boolean {
  return !demo && (service === 'registry' || service === 'kie' || service === 'lain');
}

describe('contract', () => {
  const services = [...new Set(catalogue.map(({ service }) => service))];
  for (const service of services) {
    const ofService = contracts.filter(({ operation }) => operation.service === service);
    describe(`of ${service}`, () => {
      for (const one of ofService) {
        if (!real) tryOnSandbox(one);
        else if (real.addresses[service]) tryOnServer(one, real);
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

  after(async function () {
    this.timeout(120_000);
    await real?.removeAll();
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
