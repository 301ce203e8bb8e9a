import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lainToken } from '../../../api/auth/lain-token';
import { registryPassword } from '../../../api/auth/registry-password';
import { noCredentials } from '../../../api/auth/credentials';
import { createKieKv, listKieKvs } from '../../../api/catalogue/kie/configurations';
import { listApps } from '../../../api/catalogue/lain/apps';
import { listRegisteredApps } from '../../../api/catalogue/lain/repos';
import { createAccount, listAccounts } from '../../../api/catalogue/registry/accounts';
import { listConsumers, listProviders } from '../../../api/catalogue/registry/discovery';
import { listInstances } from '../../../api/catalogue/registry/instances';
import {
  createMicroservice,
  getMicroservice,
  listMicroservices,
} from '../../../api/catalogue/registry/microservices';
import { listRoles } from '../../../api/catalogue/registry/roles';
import { listSchemas } from '../../../api/catalogue/registry/schemas';
import { listTags } from '../../../api/catalogue/registry/tags';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { root } from '../../editor/paths';
import { start } from '../../editor/processes';
import { readTotals } from '../../totals';
import type { Totals } from '../../totals';
import { transpiledPath } from '../../transpile';
import { builtVariable, totalsVariable } from '../../variables';
import { startTestSandbox } from '../sandbox/running';
import type { TestSandbox } from '../sandbox/running';

const project_id = 'default';

interface Clients {
  readonly registry: ApiClient;
  readonly kie: ApiClient;
  readonly lain: ApiClient;
}

function openClients({ ready }: TestSandbox): Clients {
  const { registry: account } = ready.credentials;
  const open = (address: string, credentials = noCredentials()) => createClient({ address, credentials });
  const signedIn = () =>
    account.authentication === 'none'
      ? noCredentials()
      : registryPassword({ ...account, registry: open(ready.registry) });
  return {
    registry: open(ready.registry, signedIn()),
    kie: open(ready.kie, signedIn()),
    lain: open(ready.lain, lainToken(ready.credentials.lain)),
  };
}

/** Things of others, with the names that tests are most likely to use. */
async function addThingsOfOthers({ registry, kie }: Clients, secured: boolean): Promise<void> {
  for (const [appId, serviceName] of [
    ['contracts', 'cart'],
    ['engine-room-test', 'engine-room-test-cart'],
  ]) {
    await registry.call(createMicroservice, {
      project_id,
      body: { service: { appId, serviceName: serviceName ?? '' } },
    });
  }
  await kie.call(createKieKv, { project_id, body: { key: 'contract.key', value: 'of others' } });
  if (!secured) return;
  const body = { name: 'account', password: 'Of.Others.1', roles: ['developer'] };
  await registry.call(createAccount, { body });
}

/** Everything on the servers, as their lists and details show it. */
async function everything({ registry, kie, lain }: Clients, secured: boolean): Promise<unknown> {
  const { services } = await registry.call(listMicroservices, { project_id });
  const details = (services ?? []).map(async ({ serviceId: service_id = '' }) => {
    const at = { project_id, service_id };
    return Promise.all([
      registry.call(getMicroservice, at),
      registry.call(listInstances, at),
      registry.call(listTags, at),
      registry.call(listSchemas, at),
      registry.call(listProviders, { project_id, consumer_id: service_id }),
      registry.call(listConsumers, { project_id, provider_id: service_id }),
    ]);
  });
  return {
    services: await Promise.all(details),
    accounts: secured && (await registry.call(listAccounts, {})),
    roles: secured && (await registry.call(listRoles, {})),
    items: await kie.call(listKieKvs, { project_id }),
    apps: [await lain.call(listApps, {}), await lain.call(listRegisteredApps, {})],
  };
}

interface Run {
  readonly code: number | string;
  readonly output: string;
  readonly totals: Totals | undefined;
}

/** Arguments for a process that runs a test file: the translation of it, where this run has made one. */
function mocha(source: string): readonly string[] {
  const program = 'node_modules/mocha/bin/mocha.js';
  const reporter = 'test/totals.ts';
  if (process.env[builtVariable] === undefined) return [program, source, '--reporter', `./${reporter}`];
  const options = ['--no-config', '--timeout', '20000', '--reporter', transpiledPath(reporter)];
  return ['--enable-source-maps', program, ...options, transpiledPath(source)];
}

/** Runs the contract suite as it runs for real servers; gives its totals. */
async function runSuiteAt({ ready }: TestSandbox, folder: string): Promise<Run> {
  const { registry: account } = ready.credentials;
  const file = join(folder, 'totals.json');
  const suiteProcess = start(process.execPath, mocha('test/api/contract/contract.test.ts'), {
    cwd: root,
    env: {
      ENGINE_ROOM_TEST_REGISTRY: ready.registry,
      ENGINE_ROOM_TEST_KIE: ready.kie,
      ENGINE_ROOM_TEST_LAIN: ready.lain,
      ENGINE_ROOM_TEST_LAIN_TOKEN: ready.credentials.lain.accessToken,
      ...(account.authentication === 'rbac' && {
        ENGINE_ROOM_TEST_USER: account.name,
        ENGINE_ROOM_TEST_PASSWORD: account.password,
      }),
      [totalsVariable]: file,
    },
  });
  const code = await suiteProcess.ended;
  return { code, output: suiteProcess.output(), totals: readTotals(file) };
}

describe('the contract suite at servers of others', function () {
  this.timeout(120_000);
  let sandbox: TestSandbox;
  let clients: Clients;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-room-contracts-'));
  });

  afterEach(async () => {
    await Promise.all(Object.values(clients).map((client: ApiClient) => client.close()));
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const registryAuthentication of ['none', 'rbac'] as const) {
    it(`leaves all as it was, where the engine’s authentication is ${registryAuthentication}`, async () => {
      const secured = registryAuthentication === 'rbac';
      sandbox = await startTestSandbox({ registryAuthentication });
      clients = openClients(sandbox);
      await addThingsOfOthers(clients, secured);
      const before = await everything(clients, secured);
      const { code, output, totals } = await runSuiteAt(sandbox, folder);
      assert.deepEqual(await everything(clients, secured), before);
      assert.equal(code, 0, output);
      const { passed = 0 } = totals ?? {};
      assert.ok(passed > (secured ? 90 : 60), `only ${passed} passed`);
      assert.match(output, /getSyncerHealth answers \(skipped: needs what only the sandbox has\)/);
      const skipsAccounts = /listAccounts answers \(skipped: needs an engine with role-based access\)/.test(
        output,
      );
      assert.equal(skipsAccounts, !secured, output);
    });
  }
});
