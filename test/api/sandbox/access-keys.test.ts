import assert from 'node:assert/strict';
import { accessKeys } from '../../../api/auth/access-keys';
import type { AccessKeys } from '../../../api/auth/access-keys';
import type { Credentials } from '../../../api/auth/credentials';
import { engineExchange } from '../../../api/auth/engine-exchange';
import { importKieConfigurations } from '../../../api/catalogue/cse/dynamic-configuration';
import { listEngines } from '../../../api/catalogue/cse/engines';
import { listAuthProjects } from '../../../api/catalogue/iam/projects';
import { listMicroservices } from '../../../api/catalogue/registry/microservices';
import { createApplication, listApplications } from '../../../api/catalogue/servicestage/applications';
import { createClient } from '../../../api/client';
import type { ApiClient } from '../../../api/client';
import { failureOf, startTestSandbox } from './running';
import type { TestSandbox } from './running';

const minute = 60_000;

/** Keys of the sandbox that expire, with their token. */
const temporary = {
  accessKey: 'SANDBOXACCESSKEY0002',
  secretKey: 'SandboxSecretKeyOfLin00000000000000000002',
  securityToken: 'SandboxSecurityTokenOfLin',
};

describe('sandbox: signed requests', () => {
  let sandbox: TestSandbox;
  let opened: ApiClient[] = [];
  before(async () => (sandbox = await startTestSandbox()));
  after(() => sandbox.close());
  afterEach(async () => {
    await Promise.all(opened.map((client) => client.close()));
    opened = [];
  });

  function client(address: string, credentials: Credentials): ApiClient {
    const made = createClient({ address, credentials });
    opened.push(made);
    return made;
  }

  function keys(more: Partial<AccessKeys> = {}, timeOff = 0): Credentials {
    const { accessKey, secretKey, projectId } = sandbox.ready.credentials.iam;
    const clock = { now: () => sandbox.now() + timeOff, sleep: () => Promise.resolve() };
    return accessKeys({ accessKey, secretKey, projectId, clock, ...more });
  }

  const project = () => ({ project_id: sandbox.ready.credentials.iam.projectId });

  it('are taken by every service of the cloud, with query and body', async () => {
    const { iam, servicestage, cse } = sandbox.ready;
    assert.equal((await client(iam, keys()).call(listAuthProjects, {})).projects.length, 2);
    const stage = client(servicestage, keys());
    const body = { name: 'signed-app', description: 'Größe: 商城' };
    const { id } = await stage.call(createApplication, { ...project(), body });
    const listed = await stage.call(listApplications, { ...project(), limit: 100, offset: 0 });
    assert.ok(listed.applications.some((one) => one.id === id));
    assert.ok((await client(cse, keys()).call(listEngines, { ...project() })).data.length > 0);
  });

  it('may carry a form', async () => {
    const engines = client(sandbox.ready.cse, keys());
    const { data } = await engines.call(listEngines, { ...project() });
    const engine = data.find(({ name }) => name === 'prod-engine');
    assert.ok(engine);
    const item = { key: 'signed.key', value: '1', value_type: 'text', labels: {}, status: 'enabled' };
    const upload = JSON.stringify({ data: [item] });
    const result = await engines.call(importKieConfigurations, {
      ...project(),
      'x-engine-id': engine.id,
      override: 'force',
      body: { upload_file: upload },
    });
    assert.equal(result.success?.length, 1);
  });

  const refusals: readonly (readonly [string, Partial<AccessKeys>, number])[] = [
    ['a wrong secret key', { secretKey: 'wrong' }, 0],
    ['an unknown access key', { accessKey: 'UNKNOWN' }, 0],
    ['a clock that is 16 minutes late', {}, -16 * minute],
    ['a clock that is 16 minutes early', {}, 16 * minute],
    ['a project of somebody else', { projectId: 'other' }, 0],
    ['another account', { domainId: 'other' }, 0],
    ['temporary keys without their token', { ...temporary, securityToken: undefined }, 0],
    ['temporary keys with another token', { ...temporary, securityToken: 'other' }, 0],
  ];
  for (const [what, given, timeOff] of refusals) {
    it(`are refused for ${what}`, async () => {
      const engines = client(sandbox.ready.cse, keys(given, timeOff));
      const failure = await failureOf(engines.call(listEngines, { ...project() }));
      assert.deepEqual([failure.status, failure.code], [401, 'APIGW.0301'], failure.message);
    });
  }

  it('are refused when something is changed on the way', async () => {
    const honest = keys();
    const changed: Credentials = {
      headers: (request) => honest.headers({ ...request, url: `${request.url}&more=1` }),
    };
    const stage = client(sandbox.ready.servicestage, changed);
    const failure = await failureOf(stage.call(listApplications, { ...project(), limit: 10 }));
    assert.deepEqual([failure.status, failure.code], [401, 'APIGW.0301']);
  });

  it('are repeated word by word when they are wrong, but for the secrets in them', async () => {
    const engines = client(sandbox.ready.cse, keys({ ...temporary, secretKey: 'wrong' }));
    const failure = await failureOf(engines.call(listEngines, { ...project() }));
    assert.match(failure.message, /canonicalRequest:GET\|\/v2\/.*\|x-security-token:•••\|/);
  });

  it('of temporary keys are taken until the keys expire', async () => {
    const expiring = await startTestSandbox();
    try {
      const clock = { now: () => expiring.now(), sleep: () => Promise.resolve() };
      const { projectId } = expiring.ready.credentials.iam;
      const engines = client(expiring.ready.cse, accessKeys({ ...temporary, projectId, clock }));
      await engines.call(listEngines, { project_id: projectId });
      expiring.advance(25 * 60 * minute);
      const failure = await failureOf(engines.call(listEngines, { project_id: projectId }));
      assert.equal(failure.status, 401);
    } finally {
      await expiring.close();
    }
  });

  it('get a token of the engine for a user whom it knows', async () => {
    const secured = await startTestSandbox({ registryAuthentication: 'rbac' });
    try {
      const { iam } = secured.ready.credentials;
      const clock = { now: () => secured.now(), sleep: () => Promise.resolve() };
      const cse = client(secured.ready.cse, accessKeys({ ...iam, clock }));
      const { data } = await cse.call(listEngines, { project_id: iam.projectId });
      const engineId = data.find(({ name }) => name === 'prod-engine')?.id ?? '';
      const exchanged = engineExchange({ cse, projectId: iam.projectId, engineId, clock });
      const registry = client(secured.ready.registry, exchanged);
      const { services } = await registry.call(listMicroservices, { project_id: 'default' });
      assert.ok(services && services.length > 0);
    } finally {
      await secured.close();
    }
  });
});
