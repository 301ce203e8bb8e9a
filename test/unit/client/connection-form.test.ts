import assert from 'node:assert/strict';
import { askConnection, askSecret } from '../../../client/connections/connection-form';
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
    ['an address without a host', ['LAIN console', 'dev', 'http://'], /must begin with http/],
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
});
