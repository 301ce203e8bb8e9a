import assert from 'node:assert/strict';
import { confirmPlan } from '../../../client/deploy/confirm-plan';
import type { Choice, Prompts } from '../../../client/prompts';
import type { Plan, PlanStep } from '../../../deploy/plan';

const step: PlanStep = {
  apiVersion: 'cse/v2',
  kind: 'Engine',
  name: 'prod',
  action: 'change',
  summary: 'Resize prod',
  changes: [
    { path: 'flavor', from: 'SMALL', to: `LARGE\n${'x'.repeat(500)}` },
    { path: 'alias', to: 'shop' },
    { path: 'description', from: '', to: 'x' },
  ],
  notes: ['The engine restarts.'],
};

const target = { name: 'cloud', address: 'https://cse.test', protected: false };

/** What was asked, in a dialog or in a list. */
async function asked(plan: Plan) {
  const seen = { question: '', detail: '', choices: [] as readonly Choice<unknown>[] };
  const prompts = {
    confirm: (question: string, detail: string) => {
      seen.question = question;
      seen.detail = detail;
      return Promise.resolve(true);
    },
    choose: (_title: string, choices: readonly Choice<unknown>[]) => {
      seen.choices = choices;
      return Promise.resolve(undefined);
    },
  };
  await confirmPlan(prompts as unknown as Prompts, plan, 'Resize');
  return seen;
}

describe('the confirmation of a plan', () => {
  it('shows each change with what is before and after it, the notes, and the connection', async () => {
    const { detail } = await asked({ target, steps: [step], notes: [] });
    assert.deepEqual(detail.split('\n'), [
      `• flavor: SMALL → LARGE ${'x'.repeat(53)}…`,
      '• alias: shop',
      '• description: x',
      '',
      'The engine restarts.',
      '',
      'Connection: cloud (https://cse.test)',
    ]);
  });

  it('says what several steps are for', async () => {
    const plan: Plan = { target, steps: [step, { ...step, name: 'test' }], notes: [] };
    assert.equal((await asked(plan)).question, 'Deploy to cloud?');
    assert.equal((await asked({ ...plan, isUndo: true })).question, 'Undo on cloud?');
  });

  it('shows what else goes in a dialog first when that is more than a row holds', async () => {
    const long = `It is called by: ${'cart 1.1.0, '.repeat(20)}mail 1.0.3.`;
    const removal = { ...step, action: 'remove', notes: ['Its tags go with it.', long] } as const;
    const { detail, choices } = await asked({ target, steps: [removal], notes: [] });
    assert.ok(detail.includes(long));
    assert.equal(choices[0]?.preselected, true, 'asked after the dialog');
    const short = await asked({ target, steps: [{ ...removal, notes: ['Its tags go.'] }], notes: [] });
    assert.deepEqual([short.detail, short.choices[1]?.detail], ['', 'Its tags go.']);
  });

  it('opens on Cancel when something is removed, and names the connection', async () => {
    const { choices } = await asked({ target, steps: [{ ...step, action: 'remove' }], notes: [] });
    assert.equal(choices[0]?.preselected, true);
    assert.equal(choices[1]?.description, 'removes: prod · Connection: cloud (https://cse.test)');
  });
});
