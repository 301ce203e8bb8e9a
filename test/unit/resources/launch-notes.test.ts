import assert from 'node:assert/strict';
import { launchFigures } from '../../../resources/cse/launch-notes';
import type { MetricEntry } from '../../../resources/cse/metrics';
import type { ListResources } from '../../../resources/resource-action';
import { failure } from '../deploy/context';

const cart = { service: 'cart', environment: 'production', app: 'shop' };

/** Lists the entries, whatever is asked for. */
function listOf(entries: () => readonly MetricEntry[]): ListResources {
  return () => Promise.resolve().then(() => entries() as never[]);
}

describe('what the versions of a dark launch report', () => {
  it('is one line for each, without those of other microservices', async () => {
    const custom = { qps: 12, latency: 30, failureRate: 0.5 };
    const about = { serviceName: 'cart', appId: 'shop', environment: 'production' };
    const entries = [
      { ...about, version: '1.0.0', custom },
      { ...about, environment: 'testing', version: '1.1.0', custom },
      { ...about, serviceName: 'mail', version: '1.1.0', custom },
    ];
    assert.deepEqual(
      await launchFigures(
        listOf(() => entries),
        cart,
        ['1.0.0', '1.1.0'],
      ),
      [
        '1.0.0 reports: 0.5 % failed · 12 per second · 30 ms',
        '1.1.0 reports no metrics. Make sure that it runs: Java clients send the share of a version without instances to all others.',
      ],
    );
  });

  it('says why it can’t be read, and stops nothing', async () => {
    const list = listOf(() => {
      throw failure({ kind: 'forbidden', message: 'No right to see metrics.' });
    });
    assert.deepEqual(await launchFigures(list, cart, ['1.0.0']), [
      'The metrics of the versions can’t be read: No right to see metrics.',
    ]);
  });
});
