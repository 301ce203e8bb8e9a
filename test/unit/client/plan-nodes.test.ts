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
    const groupOf = (...steps: readonly (typeof step & { reason?: string })[]) =>
      planNodes({ ...plan, steps }, new Map()).map(({ icon, isOpen, children }) => [
        icon.id,
        isOpen,
        ...children.map((child) => child.icon.id),
      ]);
    assert.deepEqual(groupOf(step), [['check', false, 'check']]);
    assert.deepEqual(groupOf({ ...step, reason: 'Lost.' }), [['circle-slash', true, 'circle-slash']]);
  });
});
