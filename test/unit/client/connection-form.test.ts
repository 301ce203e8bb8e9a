import assert from 'node:assert/strict';
import { askSecret } from '../../../client/connections/ask-secret';
import { askConnection } from '../../../client/connections/connection-form';
import type { Transport } from '../../../api/http/transport';
import type { LiveForm } from '../../../client/connections/connection-form';
import type { CloudConnection } from '../../../connections/connection';
import { openSession } from '../../../connections/session';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { fakeTransport, json } from '../api/fakes';
import { servers } from '../connections/servers';
import { readConnections } from '../../../connections/read-connections';
import { back, scriptedPrompts } from './scripted-prompts';

/** What the form makes of the answers, and what it asks to sign in with. */
async function add(answers: readonly string[], signingIn: readonly string[] = []) {
  const form = scriptedPrompts(answers);
  const filled = await askConnection(form.prompts, ['taken']);
  assert.ok(filled);
  assert.deepEqual(form.left, []);
  const signIn = scriptedPrompts(signingIn);
  const secret = await askSecret(signIn.prompts, filled.target, filled.secret);
  assert.deepEqual(signIn.left, []);
  return { connection: filled.target.connection, secret, asked: signIn.asked, filled };
}

describe('the form of a connection', () => {
  it('makes a LAIN console', async () => {
    const { connection, secret } = await add(
      ['LAIN console', 'dev', 'http://console.test', 'SSO access token', 'Yes'],
      [' t-1 '],
    );
    assert.deepEqual(connection, {
      type: 'lain',
      name: 'dev',
      console: 'http://console.test',
      authentication: 'token',
      protected: true,
    });
    assert.deepEqual(secret, { token: 't-1' });
  });

  it('goes back to any question before, with the answers given so far', async () => {
    const { connection } = await add(
      [
        ...['ServiceComb engine', 'dev', back, back],
        ...[
          'LAIN console',
          'dev',
          'http://console.test',
          back,
          'http://other.test',
          'SSO access token',
          back,
        ],
        ...['preselected', back, 'SSO access token', 'Yes'],
      ],
      ['t'],
    );
    assert.deepEqual(connection, {
      type: 'lain',
      name: 'dev',
      console: 'http://other.test',
      authentication: 'token',
      protected: true,
    });
  });

  it('leaves out an answer that a changed answer before it makes needless', async () => {
    const { connection } = await add(
      [
        ...['Huawei Cloud', 'dev', 'cn-north-4', 'Name and password of an IAM user', 'acme', back, back],
        ...['IAM token', '', 'No'],
      ],
      ['t'],
    );
    assert.deepEqual([connection.authentication, 'domain' in connection], ['token', false]);
  });

  it('has no way back from the first question of an edit', async () => {
    const { filled } = await add(
      ['LAIN console', 'dev', 'http://console.test', 'SSO access token', 'No'],
      ['t'],
    );
    const form = scriptedPrompts([back]);
    await assert.rejects(askConnection(form.prompts, [], filled.target), /has no back button/);
  });

  it('makes an engine with its kie', async () => {
    const { connection, secret, filled } = await add([
      'ServiceComb engine',
      'dev',
      'http://127.0.0.1:30100',
      'http://127.0.0.1:30110',
      'No sign-in',
      'No',
    ]);
    assert.deepEqual(filled.target.addresses, {
      registry: 'http://127.0.0.1:30100',
      kie: 'http://127.0.0.1:30110',
    });
    assert.equal(connection.authentication, 'none');
    assert.deepEqual(secret, {});
  });

  it('makes an engine without kie of an empty answer', async () => {
    const rbac = 'Name and password of the engine';
    const { filled, secret, asked } = await add(
      ['ServiceComb engine', 'dev', 'https://engine.test', '', rbac, 'No'],
      ['root', ' p w '],
    );
    assert.deepEqual(filled.target.addresses, { registry: 'https://engine.test' });
    assert.deepEqual(secret, { user: 'root', password: ' p w ' });
    assert.deepEqual(
      asked.map(({ hidden }) => hidden),
      [false, true],
    );
  });

  for (const [label, signingIn, connection, secret] of [
    [
      'Name and password of an IAM user',
      ['lin', 'pass'],
      { authentication: 'password', domain: 'acme' },
      { user: 'lin', password: 'pass' },
    ],
    [
      'Access key and secret key',
      ['AK', 'SK', ''],
      { authentication: 'access-keys' },
      { accessKey: 'AK', secretKey: 'SK' },
    ],
    ['IAM token', ['t'], { authentication: 'token' }, { token: 't' }],
    ['Access keys from your profile', [], { authentication: 'profile' }, {}],
  ] as const) {
    it(`makes a connection to the cloud: ${label}`, async () => {
      const account = 'domain' in connection ? [connection.domain] : [];
      const answers = ['Huawei Cloud', 'prod', 'cn-north-4', label, ...account, '', 'No'];
      const made = await add(answers, signingIn);
      assert.deepEqual(made.connection, {
        type: 'huaweicloud',
        name: 'prod',
        region: 'cn-north-4',
        protected: false,
        ...connection,
      });
      assert.deepEqual(made.secret, secret);
      assert.equal(made.filled.target.addresses.iam, 'https://iam.cn-north-4.myhuaweicloud.com');
    });
  }

  it('takes the line of a sandbox once, hidden, and keeps nothing of it that signs in', async () => {
    const line = JSON.stringify({
      lain: 'http://127.0.0.1:2',
      credentials: { lain: { accessToken: 'planted' } },
    });
    const { connection, secret, asked } = await add(['Sandbox', 'mine', line, 'No']);
    assert.doesNotMatch(JSON.stringify(connection), /planted/);
    assert.deepEqual([secret, asked], [{ line }, []]);
  });

  for (const [what, answers, problem] of [
    ['a name that is taken', ['LAIN console', 'taken'], /taken/],
    ['an address without a host', ['LAIN console', 'dev', 'http://'], /: The address must begin with http/],
    ['a password in an address', ['LAIN console', 'dev', 'http://root:x@host'], /must not contain/],
    ['no region', ['Huawei Cloud', 'dev', 'Beijing'], /id of a region/],
    ['another line than a sandbox prints', ['Sandbox', 'dev', 'listening'], /not the line/],
  ] as const) {
    it(`says at once that it does not take ${what}`, async () => {
      await assert.rejects(askConnection(scriptedPrompts(answers).prompts, ['taken']), problem);
    });
  }

  it('begins with what a connection has, and keeps what it does not ask about', async () => {
    const engine = { id: 'e-1', registry: 'https://10.0.0.1:30100' };
    const entry = {
      type: 'huaweicloud',
      name: 'prod',
      region: 'cn-north-4',
      domain: 'acme',
      engine,
      authentication: 'password',
    };
    const [former] = readConnections([entry], 'settings').connections;
    const { prompts } = scriptedPrompts([
      'prod',
      'cn-east-3',
      'Access keys from your profile',
      '',
      'preselected',
    ]);
    const filled = await askConnection(prompts, ['prod'], former);
    assert.deepEqual(filled?.target.connection, {
      type: 'huaweicloud',
      name: 'prod',
      region: 'cn-east-3',
      engine,
      authentication: 'profile',
      protected: false,
    });
  });

  describe('with what the account has', () => {
    const toCloud = ['Huawei Cloud', 'prod', 'cn-north-4', 'Access key and secret key'];

    /** Fills in the form; projects are listed by a cloud that is played. */
    async function fill(
      answers: readonly string[],
      transport: Transport = servers().transport,
      former?: ResolvedConnection,
    ) {
      const form = scriptedPrompts(answers);
      const live: LiveForm = {
        secretOf: () => (former ? { accessKey: 'AK', secretKey: 'SK' } : undefined),
        list: (listed, target, secret) => {
          const secrets = { get: () => Promise.resolve(secret) };
          const session = openSession(target, secrets, { transport });
          return listed((service) => session.client(service), new AbortController().signal);
        },
      };
      const filled = await askConnection(form.prompts, [], former, undefined, live);
      assert.deepEqual(form.left, []);
      return { filled: filled ?? assert.fail('cancelled'), asked: form.asked };
    }

    it('offers the projects that IAM lists, after signing in', async () => {
      const { filled, asked } = await fill([...toCloud, 'AK', 'SK', '', 'other', 'No']);
      assert.equal((filled.target.connection as CloudConnection).project, 'other');
      assert.deepEqual(filled.secret, { accessKey: 'AK', secretKey: 'SK' });
      assert.equal(filled.isComplete, true);
      const titles = asked.map(({ title }) => title);
      assert.ok(titles.lastIndexOf('Sign in to prod') < titles.indexOf('Project'), titles.join());
    });

    it('offers the enterprise projects where there is a choice', async () => {
      const all = [
        { id: '0', name: 'default' },
        { id: 'e-2', name: 'warehouse' },
      ];
      const { transport } = fakeTransport(({ url }) =>
        url.includes('/enterprise-projects')
          ? json(200, { enterprise_projects: all })
          : json(200, { projects: [] }),
      );
      const answers = [...toCloud, 'AK', 'SK', '', 'The project of the region'];
      const { filled } = await fill([...answers, 'warehouse', 'No'], transport);
      assert.equal((filled.target.connection as CloudConnection).enterpriseProject, 'e-2');
      const again = await fill(
        [...answers, 'warehouse', back, 'The default enterprise project', 'No'],
        transport,
      );
      assert.equal('enterpriseProject' in again.filled.target.connection, false);
    });

    it('takes another name, and none for the project of the region', async () => {
      const typed = await fill([...toCloud, 'AK', 'SK', '', 'Enter a name…', 'cn-north-4_shop', 'No']);
      assert.equal((typed.filled.target.connection as CloudConnection).project, 'cn-north-4_shop');
      const none = await fill([...toCloud, 'AK', 'SK', '', 'The project of the region', 'No']);
      assert.equal('project' in none.filled.target.connection, false);
    });

    it('goes back from the projects to the credentials, and from those to the way to sign in', async () => {
      const { filled } = await fill([
        ...[...toCloud, 'AK', 'SK', '', back, back],
        ...['IAM token', 'a-token', 'other', 'No'],
      ]);
      assert.deepEqual(
        [filled.target.connection.authentication, filled.secret],
        ['token', { token: 'a-token' }],
      );
    });

    it('takes a text where the list can’t be read, and says why', async () => {
      const { transport } = fakeTransport(() => json(403, { error: { message: 'You may not list them.' } }));
      const { filled, asked } = await fill([...toCloud, 'AK', 'SK', '', 'mine', 'No'], transport);
      assert.equal((filled.target.connection as CloudConnection).project, 'mine');
      const prompt = asked.find(({ title }) => title === 'Project')?.prompt ?? '';
      assert.match(prompt, /^Name of the project.* \(the list can’t be read: You may not list them/);
    });

    it('does not ask for credentials that are known for the same servers', async () => {
      const entry = {
        type: 'huaweicloud',
        name: 'prod',
        region: 'cn-north-4',
        authentication: 'access-keys',
      };
      const [former] = readConnections([entry], 'settings').connections;
      const answers = ['prod', 'cn-north-4', 'preselected', back, 'preselected', 'other', 'No'];
      const { filled } = await fill(answers, undefined, former);
      assert.deepEqual(filled.secret, { accessKey: 'AK', secretKey: 'SK' });
    });
  });
});
