import assert from 'node:assert/strict';
import type { KieItem } from '../../../../api/catalogue/kie/shapes';
import type { PreparedStep } from '../../../../deploy/deploy-kind';
import { kieConfig } from '../../../../deploy/kie/kind';
import { deployFile, fakeContext, type Respond } from '../context';

export function liveItem(changes: Partial<KieItem> = {}): KieItem {
  return {
    id: 'id-1',
    key: 'cart.yaml',
    labels: { app: 'shop', environment: '' },
    value: 'port: 8080\n',
    value_type: 'yaml',
    status: 'enabled',
    update_revision: 7,
    ...changes,
  };
}

export function kieFile(...items: object[]) {
  return deployFile('shop.kie.json', JSON.stringify({ data: items }));
}

export const wanted = {
  key: 'cart.yaml',
  labels: { environment: '', app: 'shop' },
  value: 'port: 8080\n',
  value_type: 'yaml',
  status: 'enabled',
};

/** Plans items against a server that has the given ones. */
export async function plan(items: object[], live: readonly KieItem[] = [], later?: Respond) {
  return planFiles([kieFile(...items)], live, later);
}

export async function planFiles(
  files: ReturnType<typeof kieFile>[],
  live: readonly KieItem[],
  later?: Respond,
) {
  let planned = false;
  const context = fakeContext((call) => {
    if (planned && later) return later(call);
    assert.equal(call.operation, 'listKieKvs');
    return { total: live.length, data: live };
  });
  const steps = await kieConfig.prepare({ files }, context);
  planned = true;
  return { steps, context };
}

export function only(steps: readonly PreparedStep[]): PreparedStep {
  assert.equal(steps.length, 1);
  const [step] = steps;
  assert.ok(step);
  return step;
}
