import assert from 'node:assert/strict';
import { getGovernStatistics } from '../../../api/catalogue/registry/govern';
import { connect } from '../../../connections/connect';
import { fakeTransport, json } from './fakes';

describe('connect', () => {
  const engine = {
    type: 'engine',
    name: 'dev',
    registry: 'http://registry.test',
    authentication: 'rbac',
  } as const;
  const registry = () =>
    fakeTransport(({ url }) =>
      json(200, url.endsWith('/v4/token') ? { token: 'engine-token' } : { statistics: {} }),
    );

  it('signs in to an engine with its account and signs the calls', async () => {
    const { transport, requests } = registry();
    const client = connect(engine, { registry: { name: 'root', password: 'secret-1' } }, { transport });
    await client.call(getGovernStatistics, { project_id: 'default' });
    await client.call(getGovernStatistics, { project_id: 'default' });
    assert.deepEqual(
      requests.map(({ headers }) => headers['authorization']),
      [undefined, 'Bearer engine-token', 'Bearer engine-token'],
    );
  });

  it('asks an engine without sign-in directly, also when secrets of former times are there', async () => {
    const { transport, requests } = registry();
    const secrets = { registry: { name: 'root', password: 'secret-1' } };
    const client = connect({ ...engine, authentication: 'none' }, secrets, { transport });
    await client.call(getGovernStatistics, { project_id: 'default' });
    assert.deepEqual(
      requests.map(({ headers }) => headers['authorization']),
      [undefined],
    );
  });
});
