import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { shipped } from '../../shipped';
import { app } from '../../unit/api/samples';
import { startProxy, startServer } from '../client/servers';
import type { FakeServer } from '../client/servers';

const cli = shipped('cli');
const run = promisify(execFile);

describe('the shipped command line behind a proxy', () => {
  const open: FakeServer[] = [];
  afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

  it('reaches a console through the one that the environment names', async () => {
    const server = await startServer((_, response) => void response.end(JSON.stringify({ app: app() })));
    const proxy = await startProxy(server.address);
    open.push(server, proxy);

    const args = ['call', 'getApp', '--param', 'appName=shop', '--connection', 'http://console.invalid'];
    const env = { PATH: process.env['PATH'], http_proxy: proxy.address, ENGINE_ROOM_TOKEN: 'a-token' };
    const { stdout } = await run(process.execPath, [cli, ...args], { env });

    assert.match(stdout, /"appname": "shop"/);
    assert.deepEqual(proxy.forwarded, ['http://console.invalid/api/v1/apps/shop/']);
    assert.equal(server.requests[0]?.headers.host, 'console.invalid');
  });
});
