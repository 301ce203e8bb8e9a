import assert from 'node:assert/strict';
import { placeOf } from '../../../client/connections/place';
import { readConnections } from '../../../client/connections/read-connections';
import { addressProblem } from '../../../connections/fields';
import { readAnnouncement } from '../../../client/sandbox/announcement';

const lain = {
  type: 'lain',
  name: 'dev',
  console: 'http://console.lain.local',
  authentication: 'token',
} as const;
const engine = {
  type: 'engine',
  name: 'local',
  registry: 'http://127.0.0.1:30100',
  authentication: 'none',
} as const;

describe('the setting of connections', () => {
  it('gives the entries that fit', () => {
    assert.deepEqual(readConnections([lain, engine]), { connections: [lain, engine], problems: [] });
  });

  for (const [what, entry, problem] of [
    ['no object', 'x', /Entry 2: type must be lain or engine/],
    ['another type', { ...engine, type: 'consul' }, /type must be lain or engine/],
    ['a missing field', { type: 'engine', name: 'x', authentication: 'none' }, /registry/],
    ['a wrong way to sign in', { ...engine, authentication: 'token' }, /authentication/],
    ['a name that is taken', { ...engine, name: 'dev' }, /dev is used twice/],
    ['an address that is none', { ...engine, registry: 'http://' }, /address must begin with http/],
    [
      'a password in the address',
      { ...engine, registry: 'http://root:secret@host' },
      /must not hold a user or password/,
    ],
  ] as const) {
    it(`leaves out ${what} and says why, keeping the others`, () => {
      const { connections, problems } = readConnections([lain, entry]);
      assert.deepEqual(connections, [lain]);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', problem);
      assert.doesNotMatch(problems[0] ?? '', /root:secret/);
    });
  }

  it('may be anything else', () => {
    assert.equal(readConnections('nonsense').problems.length, 1);
  });

  it('takes http and https addresses only', () => {
    assert.equal(addressProblem('https://console.lain.local/'), undefined);
    assert.notEqual(addressProblem('ftp://console.lain.local/'), undefined);
  });
});

describe('places', () => {
  it('keep data and secrets of connections apart that share a name but not an address', () => {
    const here = placeOf(lain, 'settings');
    const there = placeOf({ ...lain, console: 'http://console.evil.example' }, 'settings');
    assert.notEqual(here.key, there.key);
  });

  it('stay the same when only protection changes', () => {
    assert.equal(placeOf(lain, 'settings').key, placeOf({ ...lain, protected: true }, 'settings').key);
  });
});

describe('the announcement of a sandbox', () => {
  it('gives a place for each server, with what signs in there', () => {
    const line = JSON.stringify({
      iam: 'http://127.0.0.1:1',
      lain: 'http://127.0.0.1:2',
      registry: 'http://127.0.0.1:3',
      credentials: { lain: { accessToken: 't' }, registry: { authentication: 'none' } },
    });
    const places = readAnnouncement(line) ?? [];
    assert.deepEqual(
      places.map(({ place, secret }) => [place.connection.name, place.origin, secret]),
      [
        ['Sandbox LAIN', 'sandbox', { kind: 'token', token: 't' }],
        ['Sandbox engine', 'sandbox', undefined],
      ],
    );
  });

  it('is nothing else', () => {
    assert.equal(readAnnouncement('listening on 3000'), undefined);
    assert.equal(readAnnouncement('{"lain": 1, "credentials": {}}'), undefined);
  });
});
