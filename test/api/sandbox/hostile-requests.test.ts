import assert from 'node:assert/strict';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestSandbox } from './running';
import { startTestSandbox } from './running';

describe('the sandbox and requests that its clients rarely send', () => {
  let sandbox: TestSandbox;
  before(async () => (sandbox = await startTestSandbox()));
  after(() => sandbox.close());

  function send(
    url: string,
    method: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<{ readonly status: number; readonly body: string }> {
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers }, (response) => {
        text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject);
      });
      sent.once('upgrade', () => reject(new Error('The connection was upgraded.')));
      sent.once('error', reject);
      sent.end(body);
    });
  }

  const h2c = {
    connection: 'Upgrade, HTTP2-Settings',
    upgrade: 'h2c',
    'http2-settings': 'AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
  };

  it('ignores the offer of HTTP/2, as servers in Go do', async () => {
    const { registry, kie } = sandbox.ready;
    for (const url of [`${registry}/v4/default/registry/microservices`, `${kie}/v1/default/kie/kv`]) {
      assert.equal((await send(url, 'GET', h2c)).status, 200, url);
    }
  });

  it('reads the body that comes with such an offer', async () => {
    const body = JSON.stringify({ service: { serviceName: 'upgraded', appId: 'h2c', version: '1.0.0' } });
    const headers = { ...h2c, 'content-type': 'application/json', 'content-length': String(body.length) };
    const url = `${sandbox.ready.registry}/v4/default/registry/microservices`;
    const answer = await send(url, 'POST', headers, body);
    assert.equal(answer.status, 200, answer.body);
    assert.match(answer.body, /^\{"serviceId":"\w+"\}$/);
  });

  it('answers deeply nested JSON as what can not be read', async () => {
    const { registry, kie, lain } = sandbox.ready;
    for (const nested of ['['.repeat(100_000), `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`]) {
      const headers = { 'content-type': 'application/json', 'access-token': 'x' };
      for (const url of [`${registry}/v4/default/registry/microservices`, `${kie}/v1/default/kie/kv`]) {
        const { status, body } = await send(url, 'POST', headers, nested);
        assert.equal(status, 400, `${url} ${body.slice(0, 200)}`);
      }
      const { status } = await send(`${lain}/api/v1/repos/`, 'POST', headers, nested);
      assert.ok(status >= 400 && status < 500, String(status));
    }
  });

  it('still takes brackets inside texts', async () => {
    const value = '[{'.repeat(5_000);
    const body = JSON.stringify({ key: 'brackets', value, value_type: 'text', status: 'enabled' });
    const url = `${sandbox.ready.kie}/v1/default/kie/kv`;
    assert.equal((await send(url, 'POST', { 'content-type': 'application/json' }, body)).status, 200);
  });
});
