import assert from 'node:assert/strict';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { cases } from './kind-cases';
import { actionsOf, notesOf, startUndoing, type UndoStage } from './undo-stage';

/** What is noted of each write of variables. */
const noteLater = 'Components see it with their next deployment.';

describe('undoing a run with a secret among variables', function () {
  this.timeout(60_000);
  let stage: UndoStage;
  beforeEach(async () => void (stage = await startUndoing()));
  afterEach(() => stage.close());

  const { text = '', above = [] } = cases['ApplicationConfiguration'] ?? {};
  const variables = (password: string | undefined, level: string) => {
    const secret = password === undefined ? '' : `{ name: DB_PASSWORD, value: ${password} }, `;
    return text.replace('[{ name: A, value: one }]', `[${secret}{ name: LOG_LEVEL, value: ${level} }]`);
  };
  const changesOf = ({ plan }: PreparedPlan) =>
    plan.steps.flatMap(({ changes }) => changes.map(({ path, from, to }) => [path, from, to]));
  const level = 'configuration.env[LOG_LEVEL].value';
  const secretLost = 'DB_PASSWORD holds what may be a secret, which no history keeps.';

  it('puts the others back, and says nothing of a secret that the run left alone', async () => {
    await stage.deploy([...above, variables('first-secret', 'info')].join('---\n'));
    const changed = await stage.deploy(variables('first-secret', 'debug'));
    await stage.deploy(variables('rotated-since', 'debug'));
    const back = await stage.undo(changed);
    assert.deepEqual([changesOf(back), notesOf(back)], [[[level, 'debug', 'info']], noteLater]);
    await stage.run(back);
    assert.deepEqual(actionsOf(await stage.target.plan(variables('rotated-since', 'info'))), ['unchanged']);
  });

  it('puts the others back, and names the secret that the run changed and that stays', async () => {
    await stage.deploy([...above, variables('first-secret', 'info')].join('---\n'));
    const changed = await stage.deploy(variables('second-secret', 'debug'));
    const back = await stage.undo(changed);
    assert.deepEqual(changesOf(back), [[level, 'debug', 'info']]);
    assert.equal(notesOf(back), `${noteLater} Not put back: ${secretLost}`);
    await stage.run(back);
    assert.deepEqual(actionsOf(await stage.target.plan(variables('second-secret', 'info'))), ['unchanged']);
  });

  it('removes a secret that the run added, unless somebody has changed it since', async () => {
    await stage.deploy([...above, variables(undefined, 'info')].join('---\n'));
    const added = await stage.deploy(variables('first-secret', 'info'));
    const back = await stage.undo(added);
    assert.deepEqual(changesOf(back), [['configuration.env[DB_PASSWORD]', '•••', undefined]]);
    await stage.deploy(variables('rotated-since', 'info'));
    assert.deepEqual(actionsOf(await stage.undo(added)), ['blocked']);
  });

  it('creates the others again when all were removed', async () => {
    await stage.deploy([...above, variables('first-secret', 'info')].join('---\n'));
    const removed = await stage.run(await stage.target.planRemoval(variables('first-secret', 'info')));
    const back = await stage.undo(removed);
    assert.deepEqual(actionsOf(back), ['create']);
    assert.match(notesOf(back), new RegExp(`Not put back: ${secretLost}`));
    await stage.run(back);
    assert.deepEqual(actionsOf(await stage.target.plan(variables(undefined, 'info'))), ['unchanged']);
  });
});
