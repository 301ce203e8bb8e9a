import assert from 'node:assert/strict';
import { listEnterpriseProjects } from '../../../api/catalogue/eps/enterprise-projects';
import type { FoundKeys } from '../../../api/auth/found-keys';
import { resolveConnection } from '../../../connections/resolved-connection';
import type { Secret } from '../../../connections/secret';
import { openSession, type SessionOptions } from '../../../connections/session';
import { huaweicloudType } from '../../../connections/types/huaweicloud';
import { fakeClock } from '../api/fakes';
import { call, region, servers, shown } from './servers';

type Cloud = Parameters<typeof huaweicloudType.address>[0];

const engine = { id: 'e-1', registry: 'http://registry.test', kie: 'http://kie.test' };
const person: Secret = { user: 'lin', password: 'p-1' };

function openCloud(changes: Partial<Cloud>, secret: Secret, options: SessionOptions = {}) {
  const { transport, requests } = servers();
  const connection: Cloud = {
    type: 'huaweicloud',
    name: 'cloud',
    region,
    authentication: 'token',
    ...changes,
  };
  const target = resolveConnection(huaweicloudType, connection, 'settings');
  const { clock } = fakeClock();
  const secrets = { get: () => Promise.resolve(secret) };
  return { session: openSession(target, secrets, { transport, clock, ...options }), requests };
}

describe('signing in to the cloud', () => {
  it('with a password asks for one token of the project, which serves all', async () => {
    const { session, requests } = openCloud({ authentication: 'password', domain: 'acme' }, person);
    await call(session, 'iam');
    await call(session, 'servicestage');
    await call(session, 'cse');
    assert.deepEqual(shown(requests), [
      `POST iam.${region}.myhuaweicloud.com/v3/auth/tokens unsigned`,
      `GET iam.${region}.myhuaweicloud.com/v3/auth/projects of-iam`,
      `GET servicestage.${region}.myhuaweicloud.com/v2/project/cas/applications of-iam`,
      `GET cse.${region}.myhuaweicloud.com/v2/project/enginemgr/engines of-iam`,
    ]);
  });

  for (const [what, changes, secret, domain, project] of [
    ['the region is the project', { domain: 'acme' }, {}, 'acme', region],
    ['the secret names account and project', {}, { domain: 'ours', project: 'team' }, 'ours', 'team'],
    [
      'the settings win',
      { domain: 'acme', project: 'shop' },
      { domain: 'ours', project: 'team' },
      'acme',
      'shop',
    ],
  ] as const) {
    it(`with a password: ${what}`, async () => {
      const { session, requests } = openCloud(
        { authentication: 'password', ...changes },
        { ...person, ...secret },
      );
      await call(session, 'iam');
      assert.deepEqual(JSON.parse(String(requests[0]?.body)), {
        auth: {
          identity: {
            methods: ['password'],
            password: { user: { name: 'lin', password: 'p-1', domain: { name: domain } } },
          },
          scope: { project: { name: project } },
        },
      });
    });
  }

  it('with a password says that the account is missing, and is unsigned without user or password', async () => {
    const { session } = openCloud({ authentication: 'password' }, person);
    await assert.rejects(session.client('iam'), {
      kind: 'invalid-request',
      operation: 'signIn',
      message:
        'cloud: Signing in as an IAM user requires an account and a project, which the connection does not name.',
      remedy: 'Give the connection a domain (the account) and a project.',
    });
    for (const part of [{ user: 'lin' }, { password: 'p-1' }]) {
      const half = openCloud({ authentication: 'password', domain: 'acme' }, part);
      await call(half.session, 'iam');
      assert.match(shown(half.requests).join(), /^GET \S+ unsigned$/);
    }
  });

  it('with a token sends that, and nothing without one', async () => {
    const { session, requests } = openCloud({}, { token: 't-1' });
    await call(session, 'cse');
    const without = openCloud({}, {});
    await call(without.session, 'cse');
    assert.match(shown([...requests, ...without.requests]).join(), /^GET \S+ t-1,GET \S+ unsigned$/);
  });

  it('with keys signs for the project, and at IAM for none', async () => {
    const keys = { accessKey: 'AK', secretKey: 'SK', securityToken: 'ST' };
    const { session, requests } = openCloud({ authentication: 'access-keys' }, keys);
    await call(session, 'servicestage');
    assert.deepEqual(
      requests.map(({ url, headers }) => [
        new URL(url).pathname,
        headers['authorization']?.split(',')[0],
        headers['x-project-id'],
        headers['x-security-token'],
        headers['x-sdk-date'],
      ]),
      [
        ['/v3/auth/projects', 'SDK-HMAC-SHA256 Access=AK', undefined, 'ST', '20260101T000000Z'],
        ['/v2/project/cas/applications', 'SDK-HMAC-SHA256 Access=AK', 'p-region', 'ST', '20260101T000000Z'],
      ],
    );
    for (const part of [{ accessKey: 'AK' }, { secretKey: 'SK' }]) {
      const half = openCloud({ authentication: 'access-keys' }, part);
      await call(half.session, 'iam');
      assert.match(shown(half.requests).join(), /^GET \S+ unsigned$/);
    }
  });

  it('with the keys of a profile looks for them once, and needs no secret', async () => {
    let looked = 0;
    const found: FoundKeys = {
      origin: 'profile',
      accessKey: 'AK',
      secretKey: 'SK',
      projectId: 'p-keys',
      domainId: 'd-keys',
    };
    const findKeys = () => Promise.resolve(++looked > 0 ? found : undefined);
    const { session, requests } = openCloud({ authentication: 'profile' }, {}, { findKeys });
    await call(session, 'iam');
    await call(session, 'cse');
    assert.deepEqual(
      requests.map(({ headers }) => [headers['x-domain-id'], headers['x-project-id']]),
      [
        ['d-keys', undefined],
        ['d-keys', 'p-keys'],
      ],
    );
    assert.deepEqual([await session.projectId(), looked], ['p-keys', 1]);
  });

  it('says that a profile has no keys, and looks again the next time', async () => {
    const keys: FoundKeys[] = [];
    const findKeys = () => (keys[0] ? Promise.resolve(keys[0]) : Promise.reject(new TypeError('not yet')));
    const { session } = openCloud({ authentication: 'profile' }, {}, { findKeys });
    await assert.rejects(session.client('iam'), TypeError);
    keys.push({ origin: 'profile', accessKey: 'AK', secretKey: 'SK' });
    await session.client('iam');
    await assert.rejects(openCloud({ authentication: 'profile' }, {}).session.client('iam'), {
      kind: 'unauthorized',
      operation: 'signIn',
      message: 'cloud signs in with the access keys from your profile, but none were found.',
      remedy: 'Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or write ~/.huaweicloud/credentials.',
    });
  });

  describe('to an engine of it', () => {
    it('exchanges the token of IAM for one, which serves registry and kie', async () => {
      const { session, requests } = openCloud({ engine, projectId: 'p-1' }, { token: 't-1' });
      assert.deepEqual(session.services, ['iam', 'eps', 'servicestage', 'cse', 'nacos', 'registry', 'kie']);
      await call(session, 'registry');
      await call(session, 'kie');
      await call(session, 'cse');
      assert.deepEqual(shown(requests), [
        `POST cse.${region}.myhuaweicloud.com/v2/p-1/enginemgr/engines/e-1/tokens t-1`,
        'GET registry.test/v4/project/govern/statistics Bearer of-cse',
        'GET kie.test/v1/project/kie/kv Bearer of-cse',
        `GET cse.${region}.myhuaweicloud.com/v2/project/enginemgr/engines t-1`,
      ]);
    });

    it('may lack kie', async () => {
      const { id, registry } = engine;
      const { session } = openCloud({ engine: { id, registry }, projectId: 'p-1' }, { token: 't-1' });
      assert.deepEqual(session.services, ['iam', 'eps', 'servicestage', 'cse', 'nacos', 'registry']);
      assert.deepEqual(openCloud({}, {}).session.services, ['iam', 'eps', 'servicestage', 'cse', 'nacos']);
    });
  });

  describe('for a project', () => {
    const idOf = (changes: Partial<Cloud>, secret: Secret = {}) => {
      const { session, requests } = openCloud(changes, { token: 't-1', ...secret });
      return session.projectId().then((id) => [id, requests.length]);
    };

    it('takes the id that is written, in the settings before the secret', async () => {
      assert.deepEqual(await idOf({ projectId: 'p-1' }, { projectId: 'p-2' }), ['p-1', 0]);
      assert.deepEqual(await idOf({}, { projectId: 'p-2' }), ['p-2', 0]);
    });

    it('asks IAM for the id of its name, once', async () => {
      assert.deepEqual(await idOf({}), ['p-region', 1]);
      assert.deepEqual(await idOf({ project: 'other' }), ['p-other', 1]);
      const { session, requests } = openCloud({}, { token: 't-1' });
      await Promise.all([session.projectId(), session.projectId()]);
      assert.equal(requests.length, 1);
    });

    it('asks IAM where a profile names none', async () => {
      const findKeys = () =>
        Promise.resolve<FoundKeys>({ origin: 'profile', accessKey: 'AK', secretKey: 'SK' });
      const { session } = openCloud({ authentication: 'profile' }, {}, { findKeys });
      assert.equal(await session.projectId(), 'p-region');
    });

    it('reports that the user has no such project', async () => {
      await assert.rejects(idOf({ project: 'elsewhere' }), {
        kind: 'invalid-request',
        message: 'cloud: The user has no project elsewhere.',
        remedy: 'Correct the project or the region of the connection, or give it a "projectId".',
      });
    });
  });

  it('asks for the enterprise projects with a token of the account', async () => {
    const { session, requests } = openCloud({ authentication: 'password', domain: 'acme' }, person);
    const eps = await session.client('eps');
    await assert.rejects(eps.call(listEnterpriseProjects, {}), { kind: 'unexpected-answer' });
    const [signIn, list] = requests;
    const { auth } = JSON.parse(String(signIn?.body)) as { auth: { scope: unknown } };
    assert.deepEqual(auth.scope, { domain: { name: 'acme' } });
    assert.equal(list?.url, 'https://eps.myhuaweicloud.com/v1.0/enterprise-projects');
    assert.equal(list.headers['x-auth-token'], 'of-iam');
  });

  it('sends no token of an IAM elsewhere to the public cloud', async () => {
    const { session } = openCloud({ addresses: { iam: 'http://iam.test' } }, { token: 't-1' });
    await assert.rejects(session.client('eps'), { kind: 'invalid-request' });
  });

  it('prefers its own addresses to those of the region', () => {
    const addresses = { cse: 'http://cse.test', iam: 'http://iam.test', servicestage: 'http://stage.test' };
    const { session } = openCloud({ addresses }, {});
    assert.deepEqual(session.target.addresses, { ...addresses, nacos: 'http://cse.test' });
    assert.equal(session.target.address, 'http://stage.test');
    assert.equal(
      openCloud({}, {}).session.target.address,
      `https://servicestage.${region}.myhuaweicloud.com`,
    );
  });
});
