import assert from 'node:assert/strict';
import { exportableKinds } from '../../../client/documents/openable-kinds';
import { exportKinds } from '../../../deploy/export/export-kinds';
import { exportManifest, fileOf } from '../../../deploy/export/export-manifest';
import { LiveResources } from '../../../deploy/export/live-resources';
import { assertEvery } from '../../every';
import { startDeploying, type DeployStage } from './stage';

/** What the demo has that checks refuse: a match group without its alias, and an item that is not valid YAML. */
const refused: Readonly<Record<string, readonly string[]>> = {
  MatchGroup: ['MatchGroup checkout'],
  Config: ['Config mail.yaml'],
};

/** What is said of what the sandbox has, however it is written. */
const judged: Readonly<Record<string, readonly string[]>> = {
  FaultInjection: ['This makes calls fail in production; is `testing` meant?'],
};

describe('exporting live resources', function () {
  let stage: DeployStage;
  before(async () => {
    stage = await startDeploying();
  });
  after(() => stage.close());

  function liveResources(): LiveResources {
    const openEngine = () => Promise.resolve(stage.session);
    return new LiveResources({ ...stage.context, openEngine }, new AbortController().signal);
  }

  for (const kind of exportKinds) {
    it(`makes a manifest of each ${kind.kind}, and its plan is empty`, async () => {
      const live = liveResources();
      const { text, leftOut, count } = await exportManifest(await live.all(kind), live);
      assert.deepEqual(
        leftOut.map(({ title }) => title),
        refused[kind.kind] ?? [],
      );
      assert.ok(count > 0);
      const { steps } = (await stage.plan(text)).plan;
      assert.equal(steps.length, count);
      assertEvery(steps, ({ action }) => action === 'unchanged');
      const found = fileOf(text).manifest.findings();
      assert.deepEqual(
        found.filter(({ severity }) => severity !== 'information').map(({ message }) => message),
        judged[kind.kind] ?? [],
        text,
      );
    });
  }

  it('has a menu for each kind', () => {
    const kinds = new Set(exportKinds.map(({ resources }) => resources.id));
    assert.deepEqual([...exportableKinds].sort(), [...kinds].sort());
  });

  it('leaves out what servers set or add themselves, and what holds anyway', async () => {
    const live = liveResources();
    const kind = exportKinds.find((one) => one.kind === 'Instance');
    assert.ok(kind);
    const all = await live.all(kind);
    const cart = all.filter(({ item }) => kind.resources.name(item) === 'cart-dev');
    const { text } = await exportManifest(cart, live);
    const keys = [...text.matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);
    assert.deepEqual(keys.slice(4), [
      'version',
      'replica',
      'flavor_id',
      'artifacts',
      'refer_resources',
      'configuration',
    ]);
    assert.doesNotMatch(text, /internal|strategy|refer_alias|SERVICE_CENTER|: \{\}|: null/);
  });

  it('names the fields that deploying would change', async () => {
    const live = liveResources();
    const applications = exportKinds.find(({ kind }) => kind === 'Application');
    assert.ok(applications);
    const outdated = (await live.all(applications)).map((one) => ({
      ...one,
      item: { ...(one.item as object), description: 'Of yesterday' },
    }));
    const { text, leftOut } = await exportManifest(outdated, live);
    assert.equal(text, '');
    assert.deepEqual(leftOut[1], {
      title: 'Application shop',
      details: 'Deploying it would change it: description.',
    });
  });
});
