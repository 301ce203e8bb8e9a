import assert from 'node:assert/strict';
import { noCredentials } from '../../../api/auth/credentials';
import { listKieKvs } from '../../../api/catalogue/kie/configurations';
import { createClient } from '../../../api/client';
import type { CallOptions } from '../../../api/exchange';
import { Pace, type ServerLimits } from '../../../api/http/pace';
import type { HttpAnswer, HttpRequest } from '../../../api/http/transport';
import { fakeClock, fakeTransport, json } from './fakes';

describe('the pace of requests to one server', () => {
  const engine = { atOnce: 4, aSecond: 10 };

  /** Two clients of one server, when it got their requests, and the most that it had at once. */
  function serverWith(
    limits: ServerLimits,
    answer: (request: HttpRequest) => HttpAnswer = () => json(200, { total: 0, data: [] }),
  ) {
    const { clock, advance } = fakeClock(0);
    const times: number[] = [];
    let [open, atOnce] = [0, 0];
    const { transport } = fakeTransport(async (request) => {
      times.push(clock.now());
      atOnce = Math.max(atOnce, (open += 1));
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return answer(request);
    });
    const pace = new Pace(limits, clock);
    const address = 'http://kie.test';
    const clients = [1, 2].map(() =>
      createClient({ address, credentials: noCredentials(), transport, clock, pace, random: () => 0.5 }),
    );
    let asked = 0;
    const ask = (options: CallOptions = {}) => {
      const client = clients[(asked += 1) % 2];
      assert.ok(client);
      return client.call(listKieKvs, { project_id: 'default' }, options);
    };
    const askMany = (count: number) =>
      Promise.all(Array.from({ length: count }, () => ask({ inTurn: true })));
    return { ask, askMany, times, advance, most: () => atOnce };
  }

  /** The most requests in any second. */
  function mostInASecond(times: readonly number[]): number {
    return Math.max(
      ...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length),
    );
  }

  it('has no second with more than it takes, and no more at once, for calls in turn', async () => {
    const { askMany, times, most } = serverWith(engine);
    await askMany(35);
    assert.deepEqual([times.length, mostInASecond(times), most()], [35, 10, 4]);
    assert.ok((times.at(-1) ?? 0) < 4000, 'it is not slower than it must be');
  });

  it('counts each attempt of a call', async () => {
    let got = 0;
    const { askMany, times } = serverWith(engine, () =>
      (got += 1) > 12 ? json(200, { total: 0, data: [] }) : json(503, {}),
    );
    await askMany(12);
    assert.equal(times.length, 24);
    assert.ok(mostInASecond(times) <= 10);
  });

  it('sends all other calls at once, and takes them into account', async () => {
    const { ask, askMany, times } = serverWith(engine);
    await askMany(10);
    const waiting = ask({ inTurn: true });
    await ask();
    assert.equal(times[10], 0, 'nobody who looks at something waits');
    await waiting;
    assert.ok((times[11] ?? 0) >= 1000);
    const mixed = serverWith(engine);
    await Promise.all(Array.from({ length: 8 }, () => mixed.ask()));
    await mixed.askMany(5);
    assert.ok(mostInASecond(mixed.times) <= 10);
  });

  it('has no limit a second where none is known', async () => {
    const { askMany, times, most } = serverWith({ atOnce: 2 });
    await askMany(30);
    assert.deepEqual([times.at(-1), most()], [0, 2]);
  });

  it('does not send what is cancelled before its turn, and lets the others go on', async () => {
    const { ask, askMany, times } = serverWith(engine);
    const controller = new AbortController();
    const many = askMany(12);
    const cancelled = ask({ inTurn: true, signal: controller.signal });
    controller.abort();
    await assert.rejects(cancelled, { kind: 'cancelled' });
    await many;
    await askMany(1);
    assert.equal(times.length, 13);
  });

  it('waits no longer when the clock of this computer is set back', async () => {
    const { ask, askMany, times, advance } = serverWith(engine);
    await askMany(10);
    advance(-3_600_000);
    await ask({ inTurn: true });
    assert.ok((times.at(-1) ?? 0) < -3_500_000);
  });
});
