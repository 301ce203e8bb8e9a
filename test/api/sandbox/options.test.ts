import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { startSandbox } from '../../../sandbox/sandbox';
import { startTestSandbox } from './running';

describe('sandbox: trouble on purpose', () => {
  /** Statuses of a reading and of a changing request, `broken` for a connection that ends. */
  async function outcomes(...chances: number[]): Promise<(number | string)[]> {
    const sandbox = await startTestSandbox({ failRate: 0.5, random: () => chances.shift() ?? 1 });
    const address = `${sandbox.ready.registry}/v4/default/registry/microservices`;
    const status = (init?: RequestInit) =>
      fetch(address, init).then(
        (answer) => answer.status,
        () => 'broken',
      );
    try {
      return [await status(), await status({ method: 'POST', body: '{"service":{"serviceName":"a"}}' })];
    } finally {
      await sandbox.close();
    }
  }

  it('is a 503 or a broken connection, by chance, and only for reading', async () => {
    assert.deepEqual(await outcomes(0.4, 0.4), [503, 200]);
    assert.deepEqual(await outcomes(0.4, 0.6), ['broken', 200]);
    assert.deepEqual(await outcomes(0.6), [200, 200]);
  });

  it('is an answer that comes late', async () => {
    const sandbox = await startTestSandbox({ latency: 700 });
    try {
      const before = sandbox.now();
      await fetch(`${sandbox.ready.lain}/api/v1/authorize/status/`);
      assert.equal(sandbox.now() - before, 700);
    } finally {
      await sandbox.close();
    }
  });
});

describe('sandbox: ports', () => {
  /** Servers on three ports in a row, to be freed one by one. */
  async function occupyRow(): Promise<{ first: number; servers: Server[] }> {
    for (;;) {
      const middle = await occupy(0);
      const port = portOf(middle);
      const [before, after] = await Promise.allSettled([occupy(port - 1), occupy(port + 1)]);
      if (before.status === 'fulfilled' && after.status === 'fulfilled') {
        return { first: port - 1, servers: [before.value, middle, after.value] };
      }
      const taken = [before, after].flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      await Promise.all([middle, ...taken].map(free));
    }
  }

  it('are taken in a row from the first', async () => {
    const { first, servers } = await occupyRow();
    await Promise.all(servers.map(free));
    const { ready, close } = await startSandbox({ port: first });
    try {
      const ports = [ready.iam, ready.registry, ready.lain].map((address) => Number(new URL(address).port));
      assert.deepEqual(ports, [first, first + 1, first + 2]);
    } finally {
      await close();
    }
  });

  it('stop the start when one is in use, and leave nothing listening', async () => {
    const { first, servers } = await occupyRow();
    const [own, ...others] = servers;
    if (own) await free(own);
    try {
      await assert.rejects(startSandbox({ port: first }), /EADDRINUSE/);
      await assert.rejects(fetch(`http://127.0.0.1:${String(first)}/`));
    } finally {
      await Promise.all(others.map(free));
    }
  });
});

async function occupy(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

function free(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function portOf(server: Server): number {
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  return address.port;
}
