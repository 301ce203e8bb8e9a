import assert from 'node:assert/strict';
import type { RunHistory } from '../../../deploy/history/run-history';
import type { RunRecord } from '../../../deploy/history/run-record';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { planText } from '../../../deploy/text';
import { makeUndoPlan } from '../../../deploy/undo/make-plan';
import { assertEvery } from '../../every';
import { cases } from './kind-cases';
import { titlesOf, type DeployStage } from './stage';
import { actionsOf, notesOf, reasonsOf, startUndoing, type UndoStage } from './undo-stage';

/** Kinds of which the change in their case can't be put back. */
const bound: readonly string[] = ['Instance'];

describe('undoing a run', function () {
  this.timeout(60_000);
  let stage: UndoStage;
  let target: DeployStage;
  let history: RunHistory;
  beforeEach(async () => {
    stage = await startUndoing();
    ({ target, history } = stage);
  });
  afterEach(() => stage.close());
  const run: UndoStage['run'] = (...given) => stage.run(...given);
  const deploy = (text: string) => stage.deploy(text);
  const undo = (id: string) => stage.undo(id);

  for (const [kind, { text, above = [], change, own = [], isUnread }] of Object.entries(cases)) {
    if (isUnread) continue;
    const withAbove = (last: string) => [...above, last].join('---\n');
    const all = withAbove(text);
    const edits = [...(change && !bound.includes(kind) ? [change] : []), ...own].filter(
      ([, , operation]) => operation !== 'updateEngineConfig',
    );

    it(`removes what it created: ${kind}`, async () => {
      const created = await deploy(all);
      await run(await undo(created));
      const left = await target.planRemoval(all);
      assert.deepEqual(
        actionsOf(left),
        [...above, text].map(() => 'unchanged'),
      );
      assertEvery(left.plan.steps, ({ summary }) => summary.endsWith(' is not there'));
      assert.ok(actionsOf(await undo(created)).every((action) => action === 'unchanged'));
    });

    it(`puts back what it changed, and creates again what it removed: ${kind}`, async () => {
      await deploy(all);
      for (const [from, to] of edits) {
        await run(await undo(await deploy(withAbove(text.replace(from, to)))));
        assert.deepEqual(
          actionsOf(await target.plan(all)).filter((action) => action !== 'unchanged'),
          [],
        );
      }
      if (kind === 'Engine') return;
      const removed = await run(await target.planRemoval(all));
      await run(await undo(removed));
      assert.deepEqual(
        titlesOf(await target.plan(all)).filter((title) => !title.startsWith('unchanged')),
        [],
      );
    });
  }

  const { text: application = '' } = cases['Application'] ?? {};
  const edited = (from: string, to: string) => application.replace(from, to);

  it('is refused for what has moved since', async () => {
    const created = await deploy(application);
    const changed = await deploy(edited('one', 'two'));
    assert.match(reasonsOf(await undo(created)), /It was changed since the run: description\./);
    await deploy(edited('one', 'three'));
    assert.match(reasonsOf(await undo(changed)), /It was changed since the run: description\./);
    const removed = await run(await target.planRemoval(application));
    assert.match(reasonsOf(await undo(changed)), /It was deleted since the run\./);
    await deploy(edited('one', 'four'));
    assert.match(reasonsOf(await undo(removed)), /It was created again since the run\./);
  });

  /** A plan whose steps end as failed, with or without what they do. */
  const failing = (prepared: PreparedPlan, isDone: boolean): PreparedPlan => ({
    ...prepared,
    steps: prepared.steps.map((step) => ({
      ...step,
      apply: async (options) => {
        if (isDone) await step.apply(options);
        return { state: 'failed', message: 'The server answered 500.' };
      },
    })),
  });

  it('leaves alone what somebody has made or changed where the run failed or was interrupted', async () => {
    const failed = await run(failing(await target.plan(application), false), 'failed');
    assert.deepEqual(actionsOf(await undo(failed)), ['unchanged']);
    await deploy(edited('one', 'of a colleague'));
    assert.match(reasonsOf(await undo(failed)), /It was changed since the run: description\./);
    await deploy(application);
    const change = await run(failing(await target.plan(edited('one', 'two')), false), 'failed');
    assert.deepEqual(actionsOf(await undo(change)), ['unchanged']);
    await deploy(edited('one', 'of a colleague'));
    assert.match(reasonsOf(await undo(change)), /It was changed since the run: description\./);
    const record = await history.read(change);
    assert.ok(record);
    const steps = record.steps.map((step) => ({ ...step, result: undefined }));
    const interrupted = await makeUndoPlan({ ...record, steps, state: 'interrupted' }, target.context);
    assert.match(reasonsOf(interrupted), /It was changed since the run: description\./);
  });

  it('puts back what a run has done that failed then', async () => {
    const created = await run(failing(await target.plan(application), true), 'failed');
    assert.deepEqual(actionsOf(await undo(created)), ['remove']);
    const changed = await run(failing(await target.plan(edited('one', 'two')), true), 'failed');
    const back = await undo(changed);
    assert.deepEqual(
      back.plan.steps.flatMap(({ changes }) => changes.map(({ from, to }) => [from, to])),
      [['two', 'one']],
    );
  });

  it('never touches what was created before the run came to it, also when it is the same', async () => {
    const prepared = [await target.plan(application), await target.plan(edited('one', 'two'))] as const;
    await deploy(application);
    const [same, other] = [await run(prepared[0]), await run(prepared[1], 'failed')];
    for (const late of [same, other]) assert.deepEqual(actionsOf(await undo(late)), []);
  });

  const config = (name: string, value: string) =>
    `apiVersion: kie/v1\nkind: Config\nmetadata: { name: ${name} }\nspec: { value: ${value} }\n`;
  const token = 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
  const { text: variables = '', above: parents = [] } = cases['ApplicationConfiguration'] ?? {};
  const variable = (value: string) =>
    variables.replace('value: one', `value: ${value}`).replace('A,', 'PASSWORD,');
  const moves: Readonly<
    Record<string, { before?: string; own: string; theirs: string; field: string; back?: string }>
  > = {
    'a password': {
      own: config('rot.password', 'first-secret'),
      theirs: config('rot.password', 'another'),
      field: 'value',
    },
    'a token': {
      before: config('note', 'hello'),
      back: 'change',
      own: config('note', token),
      theirs: config('note', 'colleague'),
      field: 'value',
    },
    'a variable': {
      before: parents.join('---\n'),
      own: variable('first-secret'),
      theirs: variable('another'),
      field: 'configuration',
    },
  };
  for (const [what, { before, own, theirs, field, back = 'remove' }] of Object.entries(moves)) {
    it(`is refused for ${what} that has moved since, of which the history keeps a salted hash`, async () => {
      if (before !== undefined) await deploy(before);
      const id = await deploy(own);
      const record = await history.read(id);
      assert.ok(record);
      assert.doesNotMatch(JSON.stringify(record), /first-secret|eyJ/);
      assert.deepEqual(actionsOf(await undo(id)), [back]);
      await deploy(theirs);
      assert.match(reasonsOf(await undo(id)), new RegExp(`^It was changed since the run: ${field}\\.$`));
      const steps = record.steps.map(({ former, ...step }) => ({
        ...step,
        ...(former && { former: { ...former, unkept: { paths: former.unkept?.paths ?? [] } } }),
      }));
      const unsealed = await makeUndoPlan({ ...record, steps }, target.context);
      assert.match(reasonsOf(unsealed), new RegExp(`can’t be told: ${field} may hold a secret\\.$`));
    });
  }

  it('undoes what has been undone', async () => {
    await deploy(application);
    const changed = await deploy(edited('one', 'two'));
    const undone = await run(await undo(changed));
    await run(await undo(undone));
    assert.deepEqual(actionsOf(await target.plan(edited('one', 'two'))), ['unchanged']);
  });

  it('names what it can’t put back: versions that were used, fields that were not set, secrets', async () => {
    const { text: instance = '', above = [] } = cases['Instance'] ?? {};
    await deploy([...above, instance].join('---\n'));
    const upgraded = await deploy(instance.replace('1.0.0', '1.0.1').replace('replica: 1', 'replica: 2'));
    const back = await undo(upgraded);
    assert.match(notesOf(back), /Not put back: The version 1\.0\.0 was used/);
    assert.deepEqual(
      back.plan.steps.flatMap(({ changes }) => changes.map(({ path, from, to }) => [path, from, to])),
      [['replica', '2', '1']],
    );

    const { text: rules = '' } = cases['RouteRule'] ?? {};
    await deploy(rules);
    const named = await deploy(rules.replace('weight: 100', 'name: a, weight: 100'));
    assert.equal(reasonsOf(await undo(named)), 'name of version=one was not set before: it stays.');

    const { text: variables = '' } = cases['ApplicationConfiguration'] ?? {};
    const secret = (value: string) =>
      variables.replace('value: one', `value: ${value}`).replace('A,', 'PASSWORD,');
    await deploy(secret('first-secret'));
    const changed = await deploy(secret('second-secret'));
    const left = await undo(changed);
    assert.equal(reasonsOf(left), 'PASSWORD holds what may be a secret, which no history keeps.');
    assert.match(planText(left.plan), /^≠ ApplicationConfiguration made\/made can’t be put back \(/m);
    assert.match(planText(left.plan), /\n1 can’t be put back\n$/);
    const record = JSON.stringify(await history.read(changed));
    assert.doesNotMatch(record, /first-secret|second-secret/);
  });

  it('refuses a run on another server', async () => {
    const created = await deploy(application);
    const record = await history.read(created);
    assert.ok(record);
    const on = (servers: RunRecord['target']['servers']) => ({
      ...record,
      target: { name: 'other', address: 'https://other.test', ...(servers && { servers }) },
    });
    const other = on([{ service: 'lain', address: 'https://other.test' }]);
    await assert.rejects(
      makeUndoPlan(other, target.context),
      /The run was on other \(https:\/\/other\.test\)/,
    );
    await assert.rejects(makeUndoPlan(on(undefined), target.context), /doesn’t say in which project it was/);
  });

  it('refuses a run in another project of the same server', async () => {
    const created = await deploy(application);
    const { session } = target;
    const elsewhere = { projectId: () => Promise.resolve('another') };
    const enterprise = { enterpriseProject: 'e1' };
    for (const [different, text] of [
      [elsewhere, /The run was on .*, project \w+\), and this connection is .*, project another\)/],
      [enterprise, /The run was on [^,]*, project \w+\), and this connection is .*, enterprise project e1\)/],
    ] as const) {
      const context = { ...target.context, session: { ...session, ...different } };
      const record = await history.read(created);
      assert.ok(record);
      await assert.rejects(makeUndoPlan(record, context), text);
    }
    const engine = await deploy(
      'apiVersion: kie/v1\nkind: Config\nmetadata: { name: a }\nspec: { value: b }\n',
    );
    const record = await history.read(engine);
    assert.ok(record);
    const context = { ...target.context, session: { ...session, project: 'beta' } };
    await assert.rejects(makeUndoPlan(record, context), /project default\), and .*, project beta\)/);
    assert.deepEqual(actionsOf(await undo(engine)), ['remove']);
  });
});
