import assert from 'node:assert/strict';
import { readConnections } from '../../../connections/read-connections';
import { differInNameOnly, sharesSecret } from '../../../connections/resolved-connection';

const engine = {
  type: 'engine',
  name: 'dev',
  registry: 'http://127.0.0.1:30100',
  kie: 'http://127.0.0.1:30110',
  authentication: 'rbac',
};
const cloud = { type: 'huaweicloud', name: 'dev', region: 'cn-north-4', authentication: 'password' };

function resolve(entry: object) {
  const [target] = readConnections([entry], 'settings').connections;
  assert.ok(target);
  return target;
}

/** Secrets are stored by the id: where it differs, a secret is not found. */
describe('the id of a connection', () => {
  for (const [what, one, other] of [
    ['name', engine, { ...engine, name: 'other' }],
    ['address', engine, { ...engine, registry: 'http://127.0.0.2:30100' }],
    ['second address', engine, { ...engine, kie: 'http://127.0.0.2:30110' }],
    ['project', engine, { ...engine, project: 'other' }],
    ['way to sign in', engine, { ...engine, authentication: 'none' }],
    ['region', cloud, { ...cloud, region: 'cn-east-3' }],
    ['way to sign in to a cloud', cloud, { ...cloud, authentication: 'access-keys' }],
    ['account', { ...cloud, domain: 'a' }, { ...cloud, domain: 'b' }],
    ['address of a service', cloud, { ...cloud, addresses: { iam: 'https://iam.example' } }],
  ] as const) {
    it(`differs with the ${what}`, () => {
      assert.notEqual(resolve(one).id, resolve(other).id);
    });
  }

  it('stays the same when only protection or the order of members changes', () => {
    const { name, ...others } = engine;
    assert.equal(resolve({ protected: true, ...others, name }).id, resolve(engine).id);
  });

  it('is the same in every version, so that stored secrets are found', () => {
    assert.equal(
      resolve(engine).id,
      '{"addresses":{"kie":"http://127.0.0.1:30110","registry":"http://127.0.0.1:30100"},' +
        '"authentication":"rbac","kie":"http://127.0.0.1:30110","name":"dev",' +
        '"registry":"http://127.0.0.1:30100","type":"engine"}',
    );
  });

  it('says when a secret may move along with a new name', () => {
    assert.ok(differInNameOnly(resolve(engine), resolve({ ...engine, name: 'new' })));
    const elsewhere = { ...engine, name: 'new', registry: 'http://127.0.0.2:30100' };
    assert.ok(!differInNameOnly(resolve(engine), resolve(elsewhere)));
    assert.ok(
      !differInNameOnly(resolve(engine), resolve({ ...engine, name: 'new', authentication: 'none' })),
    );
  });
});

describe('a secret that is known', () => {
  it('is shared by connections that differ in name or project alone', () => {
    const known = resolve(cloud);
    for (const changed of [{ name: 'x' }, { project: 'shop' }, { projectId: 'p' }, { protected: true }]) {
      assert.equal(sharesSecret(known, resolve({ ...cloud, ...changed })), true, JSON.stringify(changed));
    }
    for (const changed of [
      { region: 'cn-east-3' },
      { domain: 'b' },
      { authentication: 'access-keys' },
      { addresses: { iam: 'https://iam.example' } },
    ]) {
      assert.equal(sharesSecret(known, resolve({ ...cloud, ...changed })), false, JSON.stringify(changed));
    }
  });
});
