import assert from 'node:assert/strict';
import { checkServices, describeChecks } from '../../../connections/check-services';
import { resolveConnection } from '../../../connections/resolved-connection';
import { openSession } from '../../../connections/session';
import { sandboxOf } from '../../../connections/types/sandbox';
import { huaweicloudType } from '../../../connections/types/huaweicloud';
import { fakeTransport, json } from '../api/fakes';

const addresses = {
  iam: 'http://iam.test',
  servicestage: 'http://stage.test',
  cse: 'http://cse.test',
  registry: 'http://registry.test',
  kie: 'http://kie.test',
  lain: 'http://lain.test',
};
const never = new AbortController().signal;

const answers: Readonly<Record<string, object>> = {
  '/v3/auth/projects': { projects: [{ id: '1', name: 'a' }] },
  '/v2/p-1/cas/applications': { count: 2, applications: [] },
  '/v2/p-1/enginemgr/engines': { total: 3, data: [] },
  '/v4/default/registry/version': { version: '2.1.4' },
  '/v4/default/govern/statistics': { statistics: { services: { count: 4 } } },
  '/v1/default/kie/kv': { total: 5, data: [] },
  '/api/v1/repos/': { repos: [{ appname: 'a' }, { appname: 'b' }] },
};

/** Checks a sandbox without accounts whose servers give these answers; other requests fail with 404. */
async function check(given: Readonly<Record<string, object>>, projectId: string | undefined = 'p-1') {
  const sandbox = sandboxOf(JSON.stringify({ ...addresses, credentials: { iam: { projectId } } }));
  assert.ok(sandbox);
  const { transport, requests } = fakeTransport(({ url }) => {
    const found = given[new URL(url).pathname];
    return found ? json(200, found) : json(404, {});
  });
  const session = openSession(sandbox.target, { get: () => Promise.resolve(sandbox.secret) }, { transport });
  return { checks: await checkServices(session, never), requests };
}

describe('checking what a connection reaches', () => {
  it('calls each service once and reports the results', async () => {
    const { checks, requests } = await check(answers);
    assert.equal(
      describeChecks('here', checks),
      'Connected to here: IAM (projects: 1), ServiceStage (applications: 2), CSE (engines: 3), service center (version: 2.1.4, microservices: 4), kie (configuration items: 5), LAIN console (registered apps: 2).',
    );
    assert.deepEqual(
      requests
        .map(({ url }) => url)
        .filter((url) => url.includes('limit'))
        .sort(),
      [
        'http://cse.test/v2/p-1/enginemgr/engines?limit=1',
        'http://kie.test/v1/default/kie/kv?limit=1',
        'http://stage.test/v2/p-1/cas/applications?limit=1',
      ],
    );
  });

  it('counts a missing number as 0', async () => {
    const { checks } = await check({
      ...answers,
      '/v2/p-1/cas/applications': { applications: [] },
      '/v2/p-1/enginemgr/engines': { data: [] },
      '/v4/default/registry/version': {},
      '/v4/default/govern/statistics': { statistics: {} },
    });
    assert.match(
      describeChecks('here', checks),
      /ServiceStage \(applications: 0\), CSE \(engines: 0\), service center \(version: \?, microservices: 0\)/,
    );
  });

  it('says of each service that fails why, beside those that answer', async () => {
    const { checks } = await check({ '/api/v1/repos/': { repos: [] } });
    const text = describeChecks('here', checks);
    assert.match(
      text,
      /^Connected to here: LAIN console \(registered apps: 0\)\. IAM failed: \S.* kie failed: \S/,
    );
    const none = describeChecks('here', (await check({})).checks);
    assert.match(none, /^IAM failed: /);
    assert.doesNotMatch(none, /answers:|Stryker/);
  });

  it('says that the id of the project is not known', async () => {
    const line = JSON.stringify({
      cse: addresses.cse,
      servicestage: addresses.servicestage,
      credentials: {},
    });
    const sandbox = sandboxOf(line);
    assert.ok(sandbox);
    const { transport, requests } = fakeTransport(() => assert.fail('nothing is asked'));
    const secrets = { get: () => Promise.resolve(sandbox.secret) };
    const checks = await checkServices(openSession(sandbox.target, secrets, { transport }), never);
    const why = 'The project id is unknown. Give the connection a "projectId".';
    assert.equal(describeChecks('x', checks), `ServiceStage failed: ${why} CSE failed: ${why}`);
    for (const { error } of checks)
      assert.deepEqual([error?.kind, error?.operation], ['invalid-request', 'connect']);
    assert.deepEqual(requests, []);
  });

  it('calls registry and kie for the project of the connection', async () => {
    const { transport, requests } = fakeTransport(() => json(200, { total: 0, data: [], statistics: {} }));
    const engine = { id: 'e', registry: addresses.registry, kie: addresses.kie };
    const connection = {
      type: 'huaweicloud',
      name: 'c',
      region: 'cn-north-4',
      authentication: 'token',
    } as const;
    const target = resolveConnection(huaweicloudType, { ...connection, engine, projectId: 'p' }, 'settings');
    const session = openSession(target, { get: () => Promise.resolve({ token: 't' }) }, { transport });
    await checkServices({ ...session, project: 'team' }, never);
    const paths = requests.map(({ url }) => new URL(url).pathname);
    for (const path of ['/v4/team/registry/version', '/v4/team/govern/statistics', '/v1/team/kie/kv'])
      assert.ok(paths.includes(path), path);
  });

  it('ends when it is cancelled, and passes on defects', async () => {
    const sandbox = sandboxOf(JSON.stringify({ ...addresses, credentials: { iam: { projectId: 'p' } } }));
    assert.ok(sandbox);
    const secrets = { get: () => Promise.resolve(sandbox.secret) };
    const { transport, requests } = fakeTransport(() => json(200, {}));
    const session = openSession(sandbox.target, secrets, { transport });
    const checks = await checkServices(session, AbortSignal.abort());
    assert.deepEqual(
      checks.map(({ error }) => error?.kind),
      Array(6).fill('cancelled'),
    );
    for (const { url, signal } of requests) assert.equal(signal?.aborted, true, url);
    const broken = { ...session, client: () => Promise.reject(new TypeError('a defect')) };
    await assert.rejects(checkServices(broken, never), TypeError);
  });
});
