import assert from 'node:assert/strict';
import { agreeOnPlan } from '../../../deploy/agree';
import type { StepResult } from '../../../deploy/events';
import { makePlan, WrongTarget } from '../../../deploy/make-plan';
import { isBlocked, isEmpty, removedNames, type Plan, type PlanStep } from '../../../deploy/plan';
import { describeDone } from '../../../deploy/counts';
import { reportOutcome, reportPlan } from '../../../deploy/report';
import { deployFile, failure, fakeContext } from './context';
import { planOf, prepared, step, target } from './steps';
import { planStepTitles } from './titles';

describe('agreeing on a plan', () => {
  it('carries out what was shown, as it was read last', async () => {
    const plans = [planOf(prepared('a')), planOf(prepared('a'))];
    const shown: [Plan, boolean][] = [];
    const agreement = await agreeOnPlan(
      () => Promise.resolve(plans.shift() ?? assert.fail('two are enough')),
      (plan, moved) => {
        shown.push([plan, moved]);
        return Promise.resolve(true);
      },
    );
    assert.equal(agreement.kind, 'agreed');
    assert.deepEqual(
      shown.map(([, moved]) => moved),
      [false],
    );
    assert.equal(plans.length, 0);
  });

  it('asks again when the plan would be another one, or its live state has moved', async () => {
    const moving = [
      planOf(prepared('a')),
      planOf(prepared('a', { step: { changes: [{ path: 'x', to: '1' }] } })),
      planOf(prepared('a', { step: { changes: [{ path: 'x', to: '1' }] }, liveState: 'moved' })),
    ];
    const shown: boolean[] = [];
    let made = 0;
    const agreement = await agreeOnPlan(
      () => Promise.resolve(moving[Math.min(made++, 2)] ?? assert.fail()),
      (_, moved) => {
        shown.push(moved);
        return Promise.resolve(true);
      },
    );
    assert.deepEqual(shown, [false, true, true]);
    assert.equal(agreement.kind === 'agreed' && agreement.prepared.steps[0]?.liveState, 'moved');
  });

  it('reads nothing more once it is declined', async () => {
    let made = 0;
    const agreement = await agreeOnPlan(
      () => Promise.resolve(planOf(prepared(`${made++}`))),
      () => Promise.resolve(false),
    );
    assert.deepEqual([agreement.kind, made], ['declined', 1]);
  });

  it('gives up on a state that keeps changing', async () => {
    let made = 0;
    let asked = 0;
    const agreement = await agreeOnPlan(
      () => Promise.resolve(planOf(prepared(`${made++}`))),
      () => Promise.resolve(++asked > 0),
    );
    assert.deepEqual([agreement.kind, asked], ['restless', 5]);
  });
});

describe('a plan', () => {
  const child = step('a/old', { action: 'remove' });
  const parts = step('a', { action: 'change', children: [step('a/web', { action: 'replace' }), child] });
  const plan: Plan = {
    target,
    steps: [
      parts,
      step('b', { action: 'unchanged', reason: 'why', scope: 's', changes: [{ path: 'x', to: '1' }] }),
    ],
    notes: [],
  };

  it('is empty when nothing changes, and blocked by one step', () => {
    assert.equal(isEmpty(plan), false);
    assert.equal(isEmpty({ ...plan, steps: [step('b', { action: 'unchanged' })] }), true);
    assert.equal(isBlocked(plan), false);
    assert.equal(isBlocked({ ...plan, steps: [parts, step('c', { action: 'blocked' })] }), true);
    assert.equal(isBlocked({ ...plan, steps: [step('c', { action: 'unknown' })] }), true);
  });

  it('names what goes away', () => {
    assert.deepEqual(removedNames(plan), ['a/web', 'a/old']);
  });

  it('is reported with its parts and the number of each action', () => {
    const report = reportPlan(plan);
    assert.equal(report.target, 'prod');
    assert.deepEqual(
      report.resources.map(({ name, action }) => [name, action]),
      [
        ['a', 'change'],
        ['a/web', 'replace'],
        ['a/old', 'remove'],
        ['b', 'unchanged'],
      ],
    );
    assert.deepEqual(report.resources[3], {
      apiVersion: 'test/v1',
      kind: 'Thing',
      name: 'b',
      scope: 's',
      action: 'unchanged',
      changes: [{ path: 'x', from: null, to: '1' }],
      reason: 'why',
    });
    assert.deepEqual(Object.keys(report.resources[0] ?? {}), [
      'apiVersion',
      'kind',
      'name',
      'action',
      'changes',
    ]);
    assert.deepEqual(report.counts, {
      create: 0,
      change: 1,
      replace: 1,
      remove: 1,
      unchanged: 1,
      blocked: 0,
      unknown: 0,
    });
  });

  it('ends in what was done, by action, and what was not', () => {
    const finished = (action: PlanStep['action'], state: StepResult['state']) => ({
      step: step('x', { action }),
      result: { state, message: '' },
    });
    const steps = [
      finished('create', 'done'),
      finished('create', 'failed'),
      finished('change', 'done'),
      finished('replace', 'done'),
      finished('remove', 'done'),
      finished('unchanged', 'done'),
      finished('create', 'skipped'),
      finished('create', 'running'),
    ];
    const report = reportOutcome({ steps: steps.slice(0, 4) }, 'run-1');
    assert.equal(describeDone(report.counts), '1 created, 1 changed, 1 replaced, 1 failed');
    assert.deepEqual(reportOutcome({ steps }, 'run-1'), {
      counts: {
        create: 1,
        change: 1,
        replace: 1,
        remove: 1,
        unchanged: 1,
        failed: 1,
        skipped: 1,
        running: 1,
      },
      run: 'run-1',
    });
  });
});

describe('making a plan', () => {
  const lain = deployFile('lain.yaml', 'appname: hello\nbuild: { base: golang }\nweb: { cmd: /hello }\n');
  const items = deployFile('a.kie.json', '{ "data": [{ "key": "k", "value": "x" }] }');

  it('asks each kind about its files, and shows who is asked', async () => {
    const context = fakeContext(({ operation }) => {
      if (operation === 'listKieKvs') return { total: 0, data: [] };
      throw failure({ kind: 'not-found' });
    });
    const { plan, steps } = await makePlan({ files: [items, lain] }, context);
    assert.deepEqual(planStepTitles(steps), ['create hello', 'create k']);
    const { servers = [], ...shown } = plan.target;
    assert.deepEqual(shown, { name: 'test', address: 'http://console.test', protected: false });
    assert.deepEqual(servers, [{ service: 'lain', address: 'http://console.test' }]);
    assert.deepEqual(plan.notes, []);
    const { session } = context;
    const connection = { ...session.target.connection, protected: true };
    const guarded = { ...context, session: { ...session, target: { ...session.target, connection } } };
    assert.equal((await makePlan({ files: [] }, guarded)).plan.target.protected, true);
  });

  it('is refused where the connection does not reach the service', async () => {
    const context = fakeContext(() => assert.fail('nothing is asked'));
    const registryOnly = { ...context, session: { ...context.session, services: ['registry'] as const } };
    await assert.rejects(
      makePlan({ files: [items] }, registryOnly),
      (error: Error) => error instanceof WrongTarget && /test does not reach kie/.test(error.message),
    );
    assert.deepEqual((await makePlan({ files: [] }, registryOnly)).steps, []);
  });

  it('is blocked by documents that can’t be deployed yet, each with what is possible instead', async () => {
    const context = fakeContext(() => assert.fail('nothing is asked'));
    const manifest = deployFile(
      'a.cse.yaml',
      'apiVersion: cse/v9\nkind: Engine\nmetadata: { name: prod }\n---\napiVersion: cse/v3\nkind: Retries\nmetadata: { name: r }\n',
    );
    const config =
      'apiVersion: kie/v1\nkind: Config\nmetadata: { name: c }\nspec: { value: x }\n---\njust text\n';
    const others = ['kie/v2', 'kie/v1'].map((apiVersion, index) =>
      deployFile(`${index}.cse.yaml`, `apiVersion: ${apiVersion}\nkind: ${index ? 'Other' : 'Config'}\n`),
    );
    const listed = fakeContext(() => ({ total: 0, data: [] }));
    const mixed = await makePlan({ files: [deployFile('c.cse.yaml', config), ...others] }, listed);
    assert.deepEqual(planStepTitles(mixed.steps), ['create c', 'blocked ', 'blocked ']);
    assert.equal(new Set(mixed.steps.map(({ id }) => id)).size, 3);
    assert.deepEqual(
      mixed.plan.steps.map(({ summary }) => summary),
      ['Create the configuration item c', 'Config can’t be deployed', 'Other can’t be deployed'],
    );
    const body = deployFile('retry.governance.json', '{ "name": "r", "selector": {}, "spec": {} }');
    const description = deployFile('microservice.yaml', 'servicecomb:\n  service:\n    name: x\n');
    const { plan, steps } = await makePlan({ files: [manifest, body, description] }, context);
    assert.ok(isBlocked(plan));
    for (const { changes } of plan.steps) assert.deepEqual(changes, []);
    for (const { after, liveState } of steps) assert.deepEqual([after, liveState], [[], '']);
    assert.deepEqual(
      plan.steps.map(({ summary }) => summary),
      [
        'Engine prod can’t be deployed',
        'Retries r can’t be deployed',
        'r can’t be deployed',
        'microservice.yaml can’t be deployed',
      ],
    );
    assert.match(plan.steps[0]?.reason ?? '', /of the kind cse\/v9 Engine can’t be deployed yet/);
    assert.match(plan.steps[1]?.reason ?? '', /documents with apiVersion cse\/v3/);
    assert.match(plan.steps[2]?.reason ?? '', /does not name its engine/);
    assert.match(plan.steps[3]?.reason ?? '', /service reads this file itself/);
    assert.equal(new Set(steps.map(({ id }) => id)).size, 4);
    await assert.rejects(
      steps[0]?.apply({ progress: () => undefined }) ?? assert.fail(),
      /must not be applied/,
    );
  });
});
