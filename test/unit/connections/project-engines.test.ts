import assert from 'node:assert/strict';
import type { ListedEngine } from '../../../api/catalogue/cse/engine-shapes';
import { ApiError } from '../../../api/errors/api-error';
import type { CloudConnection } from '../../../connections/connection';
import { accessToEngine } from '../../../connections/project-engines';
import {
  connectionsNamed,
  isWithin,
  remedyFor,
  resolveConnection,
} from '../../../connections/resolved-connection';
import type { Secret } from '../../../connections/secret';
import { openSession } from '../../../connections/session';
import { huaweicloudType } from '../../../connections/types/huaweicloud';
import { call, region, servers, shown } from './servers';

const internal = 'https://192.168.0.169';

function cloud(changes: Partial<CloudConnection> = {}) {
  const connection: CloudConnection = {
    type: 'huaweicloud',
    name: 'cloud',
    region,
    projectId: 'project',
    authentication: 'token',
    ...changes,
  };
  return resolveConnection(huaweicloudType, connection, 'settings');
}

function endpoints(address: string) {
  const at = (port: number) => ({ masterEntrypoint: address === '' ? '' : `${address}:${String(port)}` });
  return { serviceCenter: at(30100), kie: at(30110) };
}

function engine(changes: Partial<ListedEngine> = {}): ListedEngine {
  return {
    id: 'e-1',
    name: 'prod',
    type: 'CSE',
    status: 'Available',
    authType: 'RBAC',
    serviceEndpoint: endpoints(internal),
    publicServiceEndpoint: endpoints(''),
    ...changes,
  };
}

/** The addresses of an engine's connection, or why it has none. */
function reached(changes?: Partial<ListedEngine>, ofCloud?: Partial<CloudConnection>) {
  const access = accessToEngine(cloud(ofCloud), engine(changes));
  return access?.target ? Object.values(access.target.addresses) : access?.problem;
}

describe('the connection to an engine of a project', () => {
  it('goes to its public address, or to the one within its network', () => {
    assert.deepEqual(reached(), [`${internal}:30100`, `${internal}:30110`]);
    const open = endpoints('https://203.0.113.7');
    assert.deepEqual(reached({ publicServiceEndpoint: open }), [
      'https://203.0.113.7:30100',
      'https://203.0.113.7:30110',
    ]);
  });

  it('goes to no unencrypted address that only the cloud names, but to one on this machine or of the user', () => {
    const plain = { serviceEndpoint: endpoints('http://203.0.113.7') };
    assert.match(
      String(reached(plain)),
      /^Nothing is sent to http:\/\/203\.0\.113\.7:30100, since it is not/,
    );
    assert.deepEqual(reached({ serviceEndpoint: endpoints('http://127.0.0.1') }), [
      'http://127.0.0.1:30100',
      'http://127.0.0.1:30110',
    ]);
    const below = { serviceEndpoint: endpoints('http://x.localhost') };
    assert.match(String(reached(below)), /^Nothing is sent to http:\/\/x\.localhost/, 'RFC 6761');
    const written = { registry: 'http://tunnel.test:1', kie: 'http://tunnel.test:2' };
    assert.deepEqual(reached(plain, { engines: { prod: written } }), [written.registry, written.kie]);
    assert.match(String(reached(plain, { engines: { other: written } })), /^Nothing is sent/);
  });

  it('is none for a Nacos engine, one that is being created, and one whose address is no address', () => {
    assert.equal(reached({ type: 'NACOS' }), undefined);
    assert.equal(reached({ status: 'Creating' }), undefined);
    assert.match(String(reached({ serviceEndpoint: endpoints('ftp://x') })), /must begin with http/);
    assert.match(String(reached({ serviceEndpoint: {} })), /lists no address/);
  });

  it('is not made to an address with an account or a query, which no message repeats', () => {
    for (const address of [
      'https://root:s3cret@x.test/',
      'https://root:p?s3cret@x.test',
      'https://x.test/?key=s3cret',
    ]) {
      const said = String(reached({ serviceEndpoint: endpoints(address) }));
      assert.match(said, /x\.test.*: the /);
      assert.doesNotMatch(said, /s3cret/);
    }
  });

  it('is that of the project where that names the engine', () => {
    const own = { id: 'e-1', registry: 'https://elsewhere.test' };
    const target = cloud({ engine: own });
    assert.equal(accessToEngine(target, engine())?.target, target);
    assert.notEqual(accessToEngine(target, engine({ id: 'e-2' }))?.target, target);
  });

  it('is another one at another address or below another project, and inherits the protection', () => {
    const idOf = (changes?: Partial<ListedEngine>, ofCloud?: Partial<CloudConnection>) =>
      accessToEngine(cloud(ofCloud), engine(changes))?.target?.id ?? assert.fail();
    assert.equal(idOf(), idOf({ description: 'changed' }));
    assert.notEqual(idOf(), idOf({ serviceEndpoint: endpoints('https://192.168.0.170') }));
    assert.notEqual(idOf(), idOf({}, { projectId: 'other' }));
    assert.ok(isWithin(idOf(), cloud().id));
    const guarded = accessToEngine(cloud({ protected: true }), engine())?.target;
    assert.equal(guarded?.connection.protected, true);
    assert.equal(guarded.id, idOf(), 'protecting keeps the secret');
  });

  it('says what helps where its network cannot be reached', () => {
    const { target } = accessToEngine(cloud(), engine()) ?? assert.fail();
    const failure = (kind: ApiError['kind']) =>
      new ApiError({ kind, message: 'm', remedy: 'usual', operation: 'o' });
    assert.match(remedyFor(failure('timeout'), target), /network \(VPC\).*engineRoom\.connections/);
    assert.equal(remedyFor(failure('server'), target), 'usual');
    const open = accessToEngine(cloud(), engine({ publicServiceEndpoint: endpoints('https://203.0.113.7') }));
    assert.equal(remedyFor(failure('timeout'), open?.target), 'usual');
  });
});

describe('signing in to an engine of a project', () => {
  async function requestsWith(own: Secret | undefined, changes?: Partial<ListedEngine>) {
    const { transport, requests } = servers();
    const above = cloud();
    const open = () =>
      openSession(above, { get: () => Promise.resolve({ token: 'of-user' }) }, { transport });
    const { target } = accessToEngine(above, engine(changes)) ?? assert.fail();
    assert.ok(target);
    const secrets = { get: () => Promise.resolve(own) };
    const session = openSession(target, secrets, { transport, above: () => Promise.resolve(open()) });
    await call(session, 'registry');
    await call(session, 'kie');
    return shown(requests);
  }
  const registry = '192.168.0.169:30100';
  const calls = (token: string) => [
    `GET ${registry}/v4/project/govern/statistics ${token}`,
    `GET 192.168.0.169:30110/v1/project/kie/kv ${token}`,
  ];

  it('sends what CSE gives for the user, and nothing of the user', async () => {
    assert.deepEqual(await requestsWith(undefined), [
      `POST cse.${region}.myhuaweicloud.com/v2/project/enginemgr/engines/e-1/tokens of-user`,
      ...calls('Bearer of-cse'),
    ]);
  });

  it('sends the account of the engine to the engine alone', async () => {
    assert.deepEqual(await requestsWith({ user: 'root', password: 'p' }), [
      `POST ${registry}/v4/token unsigned`,
      ...calls(`Bearer of-${registry}`),
    ]);
  });

  it('sends nothing where nobody signs in', async () => {
    assert.deepEqual(await requestsWith(undefined, { authType: 'NONE' }), calls('unsigned'));
  });

  it('gives way to a written connection of its name, and is not told from another engine by it', () => {
    const targetOf = (id: string) => {
      const access = accessToEngine(cloud(), engine({ id }));
      assert.ok(access?.target);
      return access.target;
    };
    const [one, other] = [targetOf('e-1'), targetOf('e-2')];
    const { name } = one.connection;
    const written = cloud({ name });
    assert.deepEqual(connectionsNamed([one, written, other], name), [written]);
    assert.deepEqual(connectionsNamed([one, other, cloud()], name), [one, other]);
  });
});
