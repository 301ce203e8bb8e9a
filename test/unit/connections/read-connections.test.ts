import assert from 'node:assert/strict';
import { addressProblem } from '../../../connections/fields';
import { readConnections } from '../../../connections/read-connections';
import { readReadyLine } from '../../../connections/ready-line';
import { sandboxOf } from '../../../connections/types/sandbox';

const lain = { type: 'lain', name: 'dev', console: 'http://console.lain.local', authentication: 'token' };
const engine = { type: 'engine', name: 'local', registry: 'http://127.0.0.1:30100', authentication: 'none' };
const cloud = { type: 'huaweicloud', name: 'cloud', region: 'cn-north-4', authentication: 'profile' };

/** The connections without what their rows say about them. */
function read(content: unknown) {
  const { connections, problems } = readConnections(content, 'settings');
  return { connections: connections.map(({ connection }) => connection), problems };
}

describe('a list of connections', () => {
  it('gives the entries that fit, as a list or as the member of an object', () => {
    const connections = [lain, engine, cloud];
    assert.deepEqual(read(connections), { connections, problems: [] });
    assert.deepEqual(read({ connections }), { connections, problems: [] });
  });

  for (const [what, entry, problem] of [
    ['something that is not an object', 'x', /Entry 2: the type must be one of lain, engine, huaweicloud/],
    ['another type', { ...engine, type: 'consul' }, /the type must be one of/],
    ['a missing field', { type: 'engine', name: 'x', authentication: 'none' }, /registry is missing/],
    ['a wrong way to sign in', { ...engine, authentication: 'token' }, /authentication must be/],
    ['a name that is taken', { ...engine, name: 'dev' }, /dev is used twice/],
    ['an address without a host', { ...engine, registry: 'http://' }, /address must begin with http/],
    ['a password in an address', { ...engine, kie: 'http://root:secret@host' }, /must not contain a user/],
    ['a token in an address', { ...engine, registry: 'http://host?token=secret' }, /must end before any \?/],
    ['a region of no known form', { ...cloud, region: '../secret' }, /region/],
  ] as const) {
    it(`leaves out ${what} and says why, keeping the others`, () => {
      const { connections, problems } = read([lain, entry]);
      assert.deepEqual(connections, [lain]);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', problem);
      assert.doesNotMatch(problems[0] ?? '', /root:secret|token=secret|\.\.\/secret/);
    });
  }

  it('may be anything else', () => {
    const nothing = { connections: [], problems: ['It must be a list of connections.'] };
    for (const content of ['nonsense', {}, undefined]) assert.deepEqual(read(content), nothing);
  });

  it('takes http and https addresses only', () => {
    assert.equal(addressProblem('https://console.lain.local/'), undefined);
    assert.notEqual(addressProblem('ftp://console.lain.local/'), undefined);
  });
});

describe('the line of a sandbox', () => {
  const credentials = { lain: { accessToken: 't' }, registry: { authentication: 'none' } };
  const line = JSON.stringify({ lain: 'http://127.0.0.1:2', cse: 'http://127.0.0.1:3', credentials });

  it('gives a connection with every service that it serves, and nothing that signs in', () => {
    const sandbox = sandboxOf(line);
    assert.deepEqual(sandbox?.target.addresses, {
      lain: 'http://127.0.0.1:2',
      cse: 'http://127.0.0.1:3',
      nacos: 'http://127.0.0.1:3',
    });
    assert.doesNotMatch(sandbox.target.id, /accessToken/);
    assert.deepEqual(sandbox.secret, { line });
  });

  it('is nothing else', () => {
    assert.equal(readReadyLine('listening on 3000'), undefined);
    assert.equal(readReadyLine('{"lain": 1, "credentials": {}}'), undefined);
    assert.equal(sandboxOf('{}'), undefined);
  });
});
