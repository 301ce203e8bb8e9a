import assert from 'node:assert/strict';
import { planNodes, stepKey, type StepState } from '../../../client/deploy/plan-nodes';
import { planOf, prepared } from '../deploy/steps';

describe('the rows of a plan', () => {
  const { plan } = planOf(prepared('a'), prepared('b'));
  const labels = (...states: readonly StepState['state'][]) =>
    planNodes(
      plan,
      new Map(
        plan.steps.flatMap((step, index) => {
          const state = states[index];
          return state ? [[stepKey(step), { state }] as const] : [];
        }),
      ),
    ).map(({ label }) => label);

  it('say what will be done, until all of it has ended', () => {
    assert.deepEqual(labels(), ['2 to create']);
    assert.deepEqual(labels('done', 'progress'), ['2 to create']);
  });

  it('say what was done, and what was not', () => {
    assert.deepEqual(labels('done', 'done'), ['2 created']);
    assert.deepEqual(labels('done', 'failed'), ['1 created, 1 failed']);
  });

  it('show what is left though it differs by no tick, and open', () => {
    const step = { ...prepared('a').step, action: 'unchanged' } as const;
    const groupOf = (...steps: readonly (typeof step & { reason?: string; isNotRestored?: true })[]) =>
      planNodes({ ...plan, steps }, new Map()).map(({ icon, isOpen, children }) => [
        icon.id,
        isOpen,
        ...children.map((child) => child.icon.id),
      ]);
    assert.deepEqual(groupOf(step), [['check', false, 'check']]);
    const lost = { ...step, reason: 'Lost.' };
    const isLeft = ['circle-slash', true, 'circle-slash'];
    assert.deepEqual(groupOf(lost), [isLeft]);
    const isNotRestored = { ...lost, isNotRestored: true } as const;
    assert.deepEqual(groupOf(step, isNotRestored), [isLeft, ['check', false, 'check']]);
    const [ended] = planNodes(
      { ...plan, steps: [isNotRestored] },
      new Map([[stepKey(step), { state: 'done' }]]),
    );
    assert.deepEqual(
      [ended?.label, ended?.children[0]?.icon.id, ended?.children[0]?.description],
      ['1 can’t be put back', 'circle-slash', 'Lost.'],
    );
  });
});
