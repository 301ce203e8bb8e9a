import assert from 'node:assert/strict';
import { readConnections } from '../../../connections/read-connections';

describe('the page of a cloud’s console', () => {
  const cloud = { type: 'huaweicloud', name: 'cloud', region: 'cn-north-4', authentication: 'password' };

  function pageOf(entry: object): string | undefined {
    const [target] = readConnections([entry], 'settings').connections;
    assert.ok(target);
    return target.type.consolePage?.(target.connection);
  }

  it('names the region of a connection to the public cloud', () => {
    const page = 'https://console.huaweicloud.com/servicestage/?region=cn-north-4';
    assert.equal(pageOf(cloud), page);
    assert.equal(pageOf({ ...cloud, addresses: { cse: 'https://10.0.0.1' } }), page);
  });

  it('is unknown for other clouds, and for what is no cloud', () => {
    assert.equal(pageOf({ ...cloud, addresses: { servicestage: 'https://stage.example' } }), undefined);
    assert.equal(pageOf({ ...cloud, region: 'eu-west-101' }), undefined);
    assert.equal(pageOf({ type: 'lain', name: 'l', console: 'http://c', authentication: 'none' }), undefined);
  });
});
