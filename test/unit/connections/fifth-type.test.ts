import assert from 'node:assert/strict';
import * as Type from 'typebox';
import { noCredentials } from '../../../api/auth/credentials';
import { engineToken } from '../../../api/auth/iam-token';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import { openConnection } from '../../../cli/connections/open-connection';
import { askSecret } from '../../../client/connections/ask-secret';
import { askConnection } from '../../../client/connections/connection-form';
import { settingSchema } from '../../../client/connections/setting-schema';
import { engineRoots } from '../../../client/views/engines';
import { checkServices, describeChecks } from '../../../connections/check-services';
import type { Connection } from '../../../connections/connection';
import type { ConnectionType } from '../../../connections/connection-type';
import { connectionTypes } from '../../../connections/connection-types';
import { addressField, authenticationField } from '../../../connections/fields';
import { readConnections } from '../../../connections/read-connections';
import { openSession } from '../../../connections/session';
import { fakeTransport, json } from '../api/fakes';
import { temporaryFolder } from '../cli/temporary-folder';
import { scriptedPrompts } from '../client/scripted-prompts';

interface GatewayConnection extends Connection {
  readonly gateway: string;
}

/** A gateway in front of a registry and its kie, with a token: all that another type costs. */
const gatewayType: ConnectionType<GatewayConnection> = {
  id: 'gateway',
  schema: Type.Object({
    type: Type.Literal('gateway'),
    name: Type.String({ minLength: 1 }),
    gateway: Type.String({ pattern: '^https?://', description: 'Address of the gateway.' }),
    authentication: Type.Union([Type.Literal('token'), Type.Literal('none')]),
    protected: Type.Optional(Type.Boolean()),
  }),
  icon: 'plug',
  label: () => 'Gateway',
  description: () => 'Engines behind a gateway',
  fields: [
    addressField<GatewayConnection>('gateway', { prompt: () => 'Address of the gateway' }),
    authenticationField(() => [
      { value: 'token', label: 'Token' },
      { value: 'none', label: 'No sign-in' },
    ]),
  ],
  signIn: ({ authentication }) => ({
    parts: authentication === 'none' ? [] : [{ part: 'token', hidden: true, label: () => 'Token' }],
  }),
  addresses: ({ gateway }) => ({ registry: `${gateway}/registry`, kie: `${gateway}/kie` }),
  address: ({ gateway }) => gateway,
  credentials: (_, { secret: { token } }) => (token ? engineToken(token) : noCredentials()),
};

const types: readonly ConnectionType[] = [...connectionTypes, gatewayType];
const entry = { type: 'gateway', name: 'edge', gateway: 'http://gateway.test', authentication: 'token' };

describe('another type of connection costs its row, and then', () => {
  const folder = temporaryFolder();
  const answers = () =>
    fakeTransport(({ url }) => json(200, /\/kie\//.test(url) ? { total: 3, data: [] } : { statistics: {} }));

  function read() {
    const { connections, problems } = readConnections([entry], 'settings', types);
    assert.deepEqual(problems, []);
    const [target] = connections;
    assert.ok(target);
    return target;
  }

  it('the form offers it, asks for its fields and for what it signs in with', async () => {
    const form = scriptedPrompts(['Gateway', 'edge', 'http://gateway.test', 'Token', 'No']);
    const filled = await askConnection(form.prompts, [], undefined, types);
    assert.deepEqual(filled?.target.connection, { ...entry, protected: false });
    const signIn = scriptedPrompts(['t-1']);
    assert.deepEqual(await askSecret(signIn.prompts, filled.target), { token: 't-1' });
    assert.deepEqual(signIn.asked, [{ title: 'Sign in to edge', hidden: true, prompt: 'Token' }]);
  });

  it('the setting describes it and its entries are read', () => {
    const { items, texts } = settingSchema(types);
    assert.equal(items.anyOf.length, types.length);
    assert.equal(texts['connection.gateway.gateway'], 'Address of the gateway.');
    assert.deepEqual(read().addresses, {
      registry: 'http://gateway.test/registry',
      kie: 'http://gateway.test/kie',
    });
    const [problem] = readConnections([{ ...entry, gateway: 'nowhere' }], 'settings', types).problems;
    assert.match(problem ?? '', /Entry 1: gateway/);
  });

  it('sessions sign its calls', async () => {
    const { transport, requests } = answers();
    const session = openSession(read(), { get: () => Promise.resolve({ token: 't-1' }) }, { transport });
    assert.deepEqual(session.services, ['registry', 'kie']);
    const client = await session.client('registry');
    await client.call(getGovernStatistics, { project_id: session.project });
    assert.equal(requests[0]?.headers['authorization'], 'Bearer t-1');
    assert.match(requests[0].url, /^http:\/\/gateway\.test\/registry\//);
    const checks = await checkServices(session, new AbortController().signal);
    assert.match(describeChecks('edge', checks), /^Connected to edge: .*kie \(configuration items: 3\)/);
  });

  it('views show it', () => {
    const [node] = engineRoots([read()]);
    assert.equal(node?.label, 'edge');
    assert.equal(node.description, 'Gateway · http://gateway.test');
  });

  it('the command line opens it by its name, with the secret of the environment', async () => {
    await folder.put('engine-room.json', JSON.stringify([entry]));
    const open = (environment: Readonly<Record<string, string>>) =>
      openConnection('edge', 'kie', { folder: folder.path, environment }, types);
    const session = await open({ ENGINE_ROOM_TOKEN: 't-1', ENGINE_ROOM_ADDRESS: 'http://gateway.test' });
    await session.client('kie');
    await session.close();
    const unsigned = await open({});
    await assert.rejects(unsigned.client('kie'), /"edge", set ENGINE_ROOM_TOKEN/);
    await unsigned.close();
  });
});
