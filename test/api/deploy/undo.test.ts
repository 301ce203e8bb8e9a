import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyRecorded } from '../../../deploy/history/record-run';
import { RunHistory } from '../../../deploy/history/run-history';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { makeUndoPlan } from '../../../deploy/undo/make-plan';
import { cases } from './kind-cases';
import { startDeploying, titlesOf, type DeployStage } from './stage';

/** Kinds of which the change in their case can't be put back. */
const bound: readonly string[] = ['Instance'];

describe('undoing a run', function () {
  this.timeout(60_000);
  let target: DeployStage;
  let folder: string;
  let history: RunHistory;
  beforeEach(async () => {
    target = await startDeploying();
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-undo-'));
    history = new RunHistory(folder);
  });
  afterEach(async () => {
    await target.close();
    await rm(folder, { recursive: true });
  });

  /** Carries a plan out; the id of the run. */
  async function run(prepared: PreparedPlan): Promise<string> {
    const { clock } = target.context;
    assert.deepEqual(
      prepared.plan.steps.flatMap(({ reason }) => reason ?? []),
      [],
    );
    const onProblem = (error: unknown) => assert.fail(String(error));
    const recording = { history, verb: 'deploy', program: 'terminal', onProblem } as const;
    const ended = await applyRecorded(prepared, { clock, onEvent: () => undefined }, recording);
    const messages = ended.outcome.steps.map(({ result }) => result.message).join(' ');
    assert.equal(ended.outcome.state, 'reached', messages);
    return ended.run ?? '';
  }
  const deploy = async (text: string): Promise<string> => run(await target.plan(text));

  async function undo(id: string): Promise<PreparedPlan> {
    const record = await history.read(id);
    assert.ok(record);
    return makeUndoPlan(record, target.context);
  }
  const actionsOf = ({ plan }: PreparedPlan) => plan.steps.map(({ action }) => action);

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
      assert.deepEqual(
        actionsOf(await target.planRemoval(all)),
        [...above, text].map(() => 'unchanged'),
      );
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
  const reasonsOf = ({ plan }: PreparedPlan) => plan.steps.flatMap(({ reason }) => reason ?? []).join(' ');
  const notesOf = ({ plan }: PreparedPlan) => plan.steps.flatMap(({ notes }) => notes ?? []).join(' ');

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

    const { text: variables = '' } = cases['ApplicationConfiguration'] ?? {};
    const secret = (value: string) =>
      variables.replace('value: one', `value: ${value}`).replace('A,', 'PASSWORD,');
    await deploy(secret('first-secret'));
    const changed = await deploy(secret('second-secret'));
    const left = await undo(changed);
    assert.match(notesOf(left), /Not put back: configuration holds what may be a secret/);
    assert.equal(reasonsOf(left), 'Not all that the run changed of it can be put back.');
    const record = JSON.stringify(await history.read(changed));
    assert.doesNotMatch(record, /first-secret|second-secret/);
  });

  it('refuses a run on another server', async () => {
    const created = await deploy(application);
    const record = await history.read(created);
    assert.ok(record);
    const other = { ...record, target: { name: 'other', address: 'https://other.test' } };
    await assert.rejects(
      makeUndoPlan(other, target.context),
      /The run was on other \(https:\/\/other\.test\)/,
    );
  });
});
