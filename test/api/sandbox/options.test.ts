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

  it('comes in the share that was asked for', async () => {
    let state = 7;
    // The same numbers every time: a linear congruential generator.
    const random = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    const sandbox = await startTestSandbox({ seed: 'empty', failRate: 0.3, random });
    try {
      const outcomes: string[] = [];
      for (let count = 0; count < 300; count += 1) {
        outcomes.push(await outcomeOf(`${sandbox.ready.registry}/v4/default/registry/microservices`));
      }
      const share = (wanted: string) => outcomes.filter((one) => one === wanted).length / outcomes.length;
      assert.ok(Math.abs(share('200') - 0.7) < 0.08, `200: ${share('200')}`);
      assert.ok(Math.abs(share('503') - 0.15) < 0.08, `503: ${share('503')}`);
      assert.ok(Math.abs(share('broken') - 0.15) < 0.08, `broken: ${share('broken')}`);
    } finally {
      await sandbox.close();
    }
  });

  it('reaches all servers, in their own words, and questions that are asked by POST', async () => {
    const sandbox = await startTestSandbox({ failRate: 1, random: () => 0.1 });
    const { registry, kie, lain, iam, servicestage } = sandbox.ready;
    try {
      for (const address of [
        `${registry}/v4/default/registry/microservices`,
        `${kie}/v1/default/kie/kv`,
        `${lain}/api/v1/apps/`,
        `${iam}/v3/projects`,
        `${servicestage}/v2/none/cas/applications`,
      ]) {
        const answer = await fetch(address);
        assert.deepEqual([address, answer.status], [address, 503]);
        assert.ok((await answer.text()).length > 0);
      }
      const batch = `${registry}/v4/default/registry/instances/action?type=query`;
      assert.equal(await outcomeOf(batch, { method: 'POST', body: '{}' }), '503');
    } finally {
      await sandbox.close();
    }
  });

  it('spares what changes something', async () => {
    const sandbox = await startTestSandbox({ seed: 'empty', failRate: 1, random: () => 0.9 });
    const address = `${sandbox.ready.registry}/v4/default/registry/microservices`;
    try {
      assert.equal(await outcomeOf(address), 'broken');
      const body = '{"service":{"serviceName":"a"}}';
      assert.equal(await outcomeOf(address, { method: 'POST', body }), '200');
    } finally {
      await sandbox.close();
    }
  });

  it('is an answer that comes late, whatever it says', async () => {
    const sandbox = await startTestSandbox({ latency: 700 });
    const { registry, kie, lain, iam } = sandbox.ready;
    try {
      for (const [address, status] of [
        [`${lain}/api/v1/authorize/status/`, '200'],
        [`${lain}/api/v1/apps/`, '401'],
        [`${registry}/v4/default/registry/microservices/none`, '400'],
        [`${kie}/v1/health`, '200'],
        [`${iam}/v3/projects`, '401'],
      ] as const) {
        const before = sandbox.now();
        assert.equal(await outcomeOf(address), status);
        assert.equal(sandbox.now() - before, 700, address);
      }
    } finally {
      await sandbox.close();
    }
  });
});

/** Status of an answer, `broken` for a connection that ends without one. */
function outcomeOf(address: string, init?: RequestInit): Promise<string> {
  return fetch(address, init).then(
    (answer) => String(answer.status),
    () => 'broken',
  );
}

describe('sandbox: life of tokens', () => {
  it('ends for all servers when it was to, unless the caller asked for another', async () => {
    const sandbox = await startTestSandbox({ registryAuthentication: 'rbac', tokenTtl: 60 });
    const { registry, kie, credentials } = sandbox.ready;
    assert.ok(credentials.registry.authentication === 'rbac');
    const { name, password } = credentials.registry;
    const signIn = async (tokenExpirationTime?: string) => {
      const body = JSON.stringify({ name, password, tokenExpirationTime });
      const answer = await fetch(`${registry}/v4/token`, { method: 'POST', body });
      return { status: answer.status, ...((await answer.json()) as { token?: string; errorCode?: string }) };
    };
    const codes = async (token = '') => {
      const headers = { authorization: `Bearer ${token}` };
      const addresses = [`${registry}/v4/default/registry/microservices`, `${kie}/v1/default/kie/kv`];
      const answers = await Promise.all(addresses.map((address) => fetch(address, { headers })));
      const bodies = (await Promise.all(answers.map((one) => one.json()))) as { errorCode?: string }[];
      return bodies.map((body) => body.errorCode);
    };
    try {
      const [short, long] = [await signIn(), await signIn('15m')];
      sandbox.advance(59_000);
      assert.deepEqual(await codes(short.token), [undefined, undefined]);
      sandbox.advance(1_000);
      assert.deepEqual(await codes(short.token), ['401205', '401205']);
      assert.deepEqual(await codes(long.token), [undefined, undefined]);
      sandbox.advance(14 * 60_000);
      assert.deepEqual(await codes(long.token), ['401205', '401205']);
      for (const wrong of ['14m', '25h', 'soon']) {
        const { status, errorCode } = await signIn(wrong);
        assert.deepEqual([wrong, status, errorCode], [wrong, 400, '400001']);
      }
    } finally {
      await sandbox.close();
    }
  });
});

describe('sandbox: ports', () => {
  /** As many ports in a row as the sandbox could need. */
  const needed = 8;

  /** Servers on ports in a row, to be freed one by one. */
  async function occupyRow(): Promise<{ first: number; servers: Server[] }> {
    for (;;) {
      const start = await occupy(0);
      const first = portOf(start);
      const others = Array.from({ length: needed - 1 }, (_none, index) => occupy(first + 1 + index));
      const taken = (await Promise.allSettled(others)).flatMap((one) =>
        one.status === 'fulfilled' ? [one.value] : [],
      );
      if (taken.length === others.length) return { first, servers: [start, ...taken] };
      await Promise.all([start, ...taken].map(free));
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
