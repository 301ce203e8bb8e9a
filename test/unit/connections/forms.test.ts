import assert from 'node:assert/strict';
import type { Connection } from '../../../connections/connection';
import type { ConnectionType } from '../../../connections/connection-type';
import { connectionTypes } from '../../../connections/connection-types';
import { addressField, addressProblem, authenticationField, textField } from '../../../connections/fields';
import { needsSecret, reaches, resolveConnection } from '../../../connections/resolved-connection';
import { lainType } from '../../../connections/types/lain';
import { sandboxType } from '../../../connections/types/sandbox';

interface Draft extends Connection {
  readonly server: string;
}

function typeOf(id: string): ConnectionType {
  return connectionTypes.find((type) => type.id === id) ?? assert.fail(id);
}

describe('the fields of a connection', () => {
  const server = textField<Draft>('server', { label: () => 'Server', prompt: () => 'Which?' });

  it('need an answer, without the spaces around it, unless they are optional', () => {
    for (const empty of ['', '  ']) assert.equal(server.check(empty), 'This field is required.');
    assert.equal(server.check('x'), undefined);
    const optional = textField<Draft>('server', {
      label: () => 'Server',
      prompt: () => '',
      optional: true,
      check: (text) => (text === 'x' ? undefined : `not ${text}`),
    });
    assert.equal(optional.check(' '), undefined);
    assert.equal(optional.check(' x '), undefined);
    assert.equal(optional.check('y'), 'not y');
    assert.deepEqual(server.apply({ name: 'n' }, ' x '), { name: 'n', server: 'x' });
    assert.deepEqual(server.apply({ server: 'old' }, ' '), { server: undefined });
  });

  it('begin with the existing values, else with the defaults', () => {
    const usual = addressField<Draft>('server', { prompt: () => '', initial: 'http://usual' });
    assert.equal(usual.label({}), 'Address');
    assert.equal(usual.initial({}), 'http://usual');
    assert.equal(usual.initial({ server: 'http://mine' }), 'http://mine');
    assert.equal(server.initial({}), '');
    const odd: object = { server: { not: 'a text' } };
    assert.equal(server.initial(odd), '');
  });

  it('offer ways to sign in, the first of which is the usual one', () => {
    const field = authenticationField(() => [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]);
    assert.equal(field.label({ name: 'prod' }), 'How do you sign in to prod?');
    assert.equal(field.label({}), 'How do you sign in to ?');
    assert.equal(field.prompt(), '');
    assert.deepEqual([field.initial({}), field.initial({ authentication: 'b' })], ['a', 'b']);
    assert.equal(authenticationField(() => []).initial({}), '');
    assert.deepEqual([field.check('b'), field.check('c')], [undefined, 'This field is required.']);
  });

  it('accept no address with a user name, a password or more than an address', () => {
    const must = 'the address must begin with http:// or https:// and name a host.';
    for (const text of ['x', 'http://', 'ftp://h', 'x:http://h']) assert.equal(addressProblem(text), must);
    for (const text of ['http://user@h', 'http://:password@h', 'https://user:password@h'])
      assert.match(addressProblem(text) ?? '', /must not contain a user name or password/);
    for (const text of ['http://h?x', 'http://h#x', 'http://h?', 'http://h#'])
      assert.equal(addressProblem(text), 'the address must end before any ? or #.');
    for (const text of ['http://h:30100,http://i:30100', 'http://h,http://i', 'http://h http://i'])
      assert.match(addressProblem(text) ?? '', /only one address is allowed/);
    for (const text of ['http://h:0', 'http://h:65536', 'http://h:x', 'http://[::1]:99999'])
      assert.match(addressProblem(text) ?? '', /port of the address must be a number from 1 to 65535/);
    for (const text of ['http://h', 'https://h:1/x', 'http://[::1]:65535', 'HTTP://h', 'http://h/a,b'])
      assert.equal(addressProblem(text), undefined);
  });

  it('have the labels of each type', () => {
    const words = connectionTypes.map((type) => [
      type.label(),
      type.description(),
      ...type.fields.map((field) => {
        const asked = [field.label({ name: 'x' }), field.prompt(), field.initial({})];
        const choices = field
          .choices?.()
          .map(({ value, label, detail = '' }) => `${value}=${label} ${detail}`);
        return [...asked, ...(choices ?? [])].map((text) => text.trim()).join('|');
      }),
    ]);
    assert.deepEqual(words, [
      [
        'LAIN console',
        'Apps described by lain.yaml',
        'Address|Address of the LAIN console, without /api/v1|http://console.',
        'How do you sign in to x?||token|token=SSO access token|none=No sign-in',
      ],
      [
        'ServiceComb engine',
        'A service center, in the cloud or on this machine',
        'Address|Address of the service center|http://127.0.0.1:30100',
        'Address of kie|Address of kie; leave empty if there is none|',
        'How do you sign in to x?||none|none=No sign-in|rbac=Name and password of the engine',
      ],
      [
        'Huawei Cloud',
        'ServiceStage and CSE in a project of a region',
        'Region|Region, for example cn-north-4; the service addresses are derived from it.|',
        'How do you sign in to x?||password|password=Name and password of an IAM user|access-keys=Access key and secret key|token=IAM token Valid for up to 24 hours|profile=Access keys from your profile HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or ~/.huaweicloud/credentials',
        'Account|Name of the account that the IAM user belongs to|',
        'Project|Name of the project; leave empty for the project of the region|',
        'Enterprise project|Id of the enterprise project of the engines; leave empty for the default one|',
      ],
      [
        'Sandbox',
        'A running sandbox, with all services on this machine',
        'Ready line of the sandbox|The JSON line that "engine-room sandbox" printed when it was ready|',
      ],
    ]);
  });
});

describe('what a person signs in with', () => {
  const shown = '(shown)';
  const line = 'line: The JSON line that "engine-room sandbox" printed when it was ready';
  const account = [
    `user: Name of the account ${shown}`,
    'password: Password; it is kept in the secret storage.',
  ];
  const iamAccount = `domain: Name of the account that the IAM user belongs to ${shown}`;
  for (const [type, changes, asked] of [
    ['lain', { authentication: 'token' }, ['token: SSO access token; it is kept in the secret storage.']],
    ['lain', { authentication: 'none' }, []],
    ['engine', { authentication: 'rbac' }, account],
    ['engine', { authentication: 'none' }, []],
    ['huaweicloud', { authentication: 'password' }, [iamAccount, ...account]],
    ['huaweicloud', { authentication: 'password', domain: 'acme' }, account],
    ['huaweicloud', { authentication: 'token' }, ['token: IAM token; it is kept in the secret storage.']],
    [
      'huaweicloud',
      { authentication: 'access-keys' },
      [
        `accessKey: Access key (AK) ${shown}`,
        'secretKey: Secret key (SK); it is kept in the secret storage.',
        'securityToken: Security token of temporary keys; empty for permanent ones (optional)',
      ],
    ],
    ['huaweicloud', { authentication: 'profile' }, []],
    ['sandbox', { authentication: 'line' }, [line]],
  ] as const) {
    it(`at ${type} ${JSON.stringify(changes)}`, () => {
      const { parts } = typeOf(type).signIn({ type, name: 'x', ...changes });
      assert.deepEqual(
        parts.map((part) =>
          [
            `${part.part}: ${part.label()}`,
            ...(part.hidden ? [] : [shown]),
            ...(part.optional ? ['(optional)'] : []),
          ].join(' '),
        ),
        asked,
      );
    });
  }

  it('is the token alone, where a program has one of an engine', () => {
    const engine = typeOf('engine');
    assert.equal(engine.signIn({ type: 'engine', name: 'x', authentication: 'rbac' }).instead, 'token');
  });

  it('is the line of a sandbox and no other text', () => {
    const [field] = sandboxType.fields;
    const [part] = sandboxType.signIn({
      type: 'sandbox',
      name: 'x',
      addresses: {},
      authentication: 'line',
    }).parts;
    const problem = 'This is not the line that "engine-room sandbox" prints.';
    const ready = '{"lain":"http://lain.test","other":1,"credentials":{}}';
    assert.deepEqual([field?.check('listening'), part?.check?.('listening')], [problem, problem]);
    assert.deepEqual([field?.check(ready), part?.check?.(ready)], [undefined, undefined]);
    assert.deepEqual(field?.apply({ name: 'x' }, ready), {
      name: 'x',
      addresses: { lain: 'http://lain.test' },
      authentication: 'line',
    });
    assert.equal(
      sandboxType.address({ type: 'sandbox', name: 'x', addresses: {}, authentication: 'line' }),
      '',
    );
  });

  it('is empty where no sign-in is needed', () => {
    const console = { type: 'lain', name: 'c', console: 'http://c.test' } as const;
    const resolved = (authentication: 'token' | 'none') =>
      resolveConnection(lainType, { ...console, authentication }, 'settings');
    assert.deepEqual([needsSecret(resolved('token')), needsSecret(resolved('none'))], [true, false]);
    assert.deepEqual([reaches(resolved('none'), 'lain'), reaches(resolved('none'), 'kie')], [true, false]);
  });
});
