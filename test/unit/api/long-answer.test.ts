import assert from 'node:assert/strict';
import { readAnswer } from '../../../api/answer';
import { listInstances } from '../../../api/catalogue/registry/instances';
import { createChecker } from '../../../api/checking';
import { json } from './fakes';

describe('a long answer', () => {
  /** The number of turns of the event loop that pass while an answer with so many instances is read. */
  async function turnsFor(count: number): Promise<number> {
    const instances = Array.from({ length: count }, (_, index) => ({
      instanceId: `instance-${String(index)}`,
      serviceId: 'service',
      hostName: `host-${String(index)}.of.a.cluster.with.a.long.name.example.org`,
      endpoints: [`rest://10.0.0.1:${String(1000 + (index % 9000))}`],
      status: 'UP',
    }));
    let turns = 0;
    let isRead = false;
    const turn = (): void => {
      turns += 1;
      if (!isRead) setImmediate(turn);
    };
    setImmediate(turn);
    const read = await readAnswer(listInstances, json(200, { instances }), createChecker(), (text) => text);
    isRead = true;
    assert.deepEqual(read, { instances });
    return turns;
  }

  it('lets others run between the steps of reading it', async () => {
    assert.ok((await turnsFor(10_000)) >= 2);
    assert.equal(await turnsFor(10), 0);
  });
});
