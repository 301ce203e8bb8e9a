import assert from 'node:assert/strict';
import { listRegisteredApps } from '../../../api/catalogue/lain/repos';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import { resolveConnection } from '../../../connections/resolved-connection';
import { openSession } from '../../../connections/session';
import { engineType } from '../../../connections/types/engine';
import { lainType } from '../../../connections/types/lain';
import { fakeTransport, json } from '../api/fakes';

const engine = resolveConnection(
  engineType,
  { type: 'engine', name: 'dev', registry: 'http://registry.test', authentication: 'rbac' },
  'settings',
);
const console = resolveConnection(
  lainType,
  { type: 'lain', name: 'cluster', console: 'http://console.test/api/v1', authentication: 'token' },
  'settings',
);
const nobody = { get: () => Promise.resolve(undefined) };
const account = { get: () => Promise.resolve({ user: 'root', password: 'secret-1' }) };

describe('a session', () => {
  const registry = () =>
    fakeTransport(({ url }) =>
      json(200, url.endsWith('/v4/token') ? { token: 'engine-token' } : { statistics: {} }),
    );

  it('signs in to an engine with its account and signs the calls', async () => {
    const { transport, requests } = registry();
    const session = openSession(engine, account, { transport });
    const client = await session.client('registry');
    await client.call(getGovernStatistics, { project_id: 'default' });
    await client.call(getGovernStatistics, { project_id: 'default' });
    assert.deepEqual(
      requests.map(({ headers }) => headers['authorization']),
      [undefined, 'Bearer engine-token', 'Bearer engine-token'],
    );
    assert.equal(await session.client('registry'), client);
  });

  it('sends the access token to the console, wherever its address was copied from', async () => {
    const { transport, requests } = fakeTransport(() => json(200, { repos: [] }));
    const secrets = { get: () => Promise.resolve({ token: 't-1' }) };
    const client = await openSession(console, secrets, { transport }).client('lain');
    await client.call(listRegisteredApps, {});
    assert.deepEqual(
      requests.map(({ url, headers }) => [url, headers['access-token']]),
      [['http://console.test/api/v1/repos/', 't-1']],
    );
  });

  it('reports that nobody is signed in, and tries again after signing in', async () => {
    const stored: { readonly token: string }[] = [];
    const session = openSession(console, { get: () => Promise.resolve(stored[0]) });
    await assert.rejects(session.client('lain'), {
      kind: 'unauthorized',
      operation: 'signIn',
      message: 'You are not signed in to cluster.',
      remedy: 'Run Engine Room: Sign In.',
    });
    stored.push({ token: 't-1' });
    await session.client('lain');
    await session.close();
  });

  it('names what the connection does not reach', async () => {
    const session = openSession(engine, nobody);
    assert.deepEqual(session.services, ['registry']);
    await assert.rejects(session.client('lain'), {
      kind: 'invalid-request',
      operation: 'connect',
      message: 'The connection dev has no address for lain.',
      remedy: 'Use another connection, or add the address in the settings.',
    });
  });

  it('closes what it opened, and opens nothing afterwards', async () => {
    let closed = 0;
    const transport = { ...registry().transport, close: () => Promise.resolve(void closed++) };
    const session = openSession(engine, account, { transport });
    await session.client('registry');
    await session.close();
    assert.equal(closed, 2, 'the client and the one that signs in');
    const unused = openSession(engine, account);
    await unused.close();
    await assert.rejects(unused.client('registry'), {
      kind: 'cancelled',
      operation: 'connect',
      message: 'The connection dev was closed.',
      remedy: 'Try again.',
    });
  });
});
