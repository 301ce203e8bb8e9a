import assert from 'node:assert/strict';
import { resolveConnection } from '../../../connections/resolved-connection';
import type { Secret } from '../../../connections/secret';
import { openSession } from '../../../connections/session';
import { engineType } from '../../../connections/types/engine';
import { lainType } from '../../../connections/types/lain';
import { sandboxOf } from '../../../connections/types/sandbox';
import { call, region, servers, shown } from './servers';

function openSandbox(ready: object) {
  const sandbox = sandboxOf(JSON.stringify(ready));
  assert.ok(sandbox);
  const { transport, requests } = servers();
  const secrets = { get: () => Promise.resolve(sandbox.secret) };
  return { session: openSession(sandbox.target, secrets, { transport }), requests, sandbox };
}

describe('signing in to a sandbox', () => {
  const addresses = {
    iam: 'http://iam.test',
    servicestage: 'http://stage.test',
    cse: 'http://cse.test',
    registry: 'http://registry.test',
    kie: 'http://kie.test',
    lain: 'http://lain.test',
  };
  const credentials = {
    lain: { accessToken: 'of-lain' },
    registry: { name: 'root', password: 'p-1' },
    iam: { domain: 'acme', user: 'lin', password: 'p-1', project: region, projectId: 'p-1' },
  };

  it('takes from its line what each service asks for', async () => {
    const { session, requests, sandbox } = openSandbox({ ...addresses, credentials });
    for (const service of ['lain', 'registry', 'kie', 'iam', 'servicestage', 'cse'] as const)
      await call(session, service);
    assert.deepEqual(shown(requests), [
      'GET lain.test/api/v1/repos/ of-lain',
      'POST registry.test/v4/token unsigned',
      'GET registry.test/v4/project/govern/statistics Bearer of-registry.test',
      'GET kie.test/v1/project/kie/kv Bearer of-registry.test',
      'POST iam.test/v3/auth/tokens unsigned',
      'GET iam.test/v3/auth/projects of-iam',
      'GET stage.test/v2/project/cas/applications of-iam',
      'GET cse.test/v2/project/enginemgr/engines of-iam',
    ]);
    assert.equal(await session.projectId(), 'p-1');
    assert.deepEqual([sandbox.target.origin, sandbox.target.connection.type], ['sandbox', 'sandbox']);
    assert.equal(sandbox.target.address, 'http://iam.test');
  });

  it('goes unsigned where its line has no credentials', async () => {
    const { session, requests } = openSandbox({ ...addresses, credentials: {} });
    for (const service of ['lain', 'registry', 'kie', 'iam', 'servicestage', 'cse'] as const)
      await call(session, service);
    assert.equal(requests.length, 6);
    for (const line of shown(requests)) assert.match(line, /^GET \S+ unsigned$/);
    assert.equal(await session.projectId(), undefined);
    const token = openSandbox({ lain: addresses.lain, credentials: { lain: {} } });
    await call(token.session, 'lain');
    assert.match(shown(token.requests).join(), /unsigned$/);
  });

  it('needs the registry for the account of kie', async () => {
    const { session } = openSandbox({ kie: addresses.kie, credentials });
    await assert.rejects(call(session, 'kie'), {
      message: 'The connection Sandbox has no address for registry.',
    });
  });
});

describe('signing in to an engine or a console', () => {
  const entry = {
    type: 'engine',
    name: 'dev',
    registry: 'http://registry.test',
    authentication: 'rbac',
  } as const;

  it('takes a token in place of name and password, and is unsigned with half of them', async () => {
    const target = resolveConnection(engineType, { ...entry, project: 'team' }, 'settings');
    const seen = async (secret: Secret) => {
      const { transport, requests } = servers();
      const session = openSession(target, { get: () => Promise.resolve(secret) }, { transport });
      assert.equal(session.project, 'team');
      assert.equal(await session.projectId(), undefined);
      await call(session, 'registry');
      return shown(requests).map((line) => line.split(' ').slice(2).join(' '));
    };
    assert.deepEqual(await seen({ token: 't-1', user: 'root', password: 'p-1' }), ['Bearer t-1']);
    assert.deepEqual(await seen({ user: 'root', password: 'p-1' }), ['unsigned', 'Bearer of-registry.test']);
    assert.deepEqual(await seen({ user: 'root' }), ['unsigned']);
    assert.deepEqual(await seen({ password: 'p-1' }), ['unsigned']);
  });

  it('needs no secret without a sign-in', async () => {
    const { transport, requests } = servers();
    const never = { get: () => assert.fail('no secret is looked for') };
    const open = resolveConnection(engineType, { ...entry, authentication: 'none' }, 'settings');
    const session = openSession(open, never, { transport });
    assert.equal(session.project, 'default');
    await call(session, 'registry');
    const console = { type: 'lain', name: 'c', console: 'http://lain.test', authentication: 'none' } as const;
    await call(openSession(resolveConnection(lainType, console, 'settings'), never, { transport }), 'lain');
    assert.match(shown(requests).join(), /^GET \S+ unsigned,GET \S+ unsigned$/);
  });

  it('goes to the console wherever its address was copied from', () => {
    const address = (console: string) =>
      resolveConnection(lainType, { type: 'lain', name: 'c', console, authentication: 'none' }, 'settings')
        .addresses.lain;
    for (const copied of ['http://c.test', 'http://c.test/api/v1', 'http://c.test/api/v1//'])
      assert.equal(address(copied), 'http://c.test', copied);
    assert.equal(address('http://c.test/api/v1/x'), 'http://c.test/api/v1/x');
  });
});
