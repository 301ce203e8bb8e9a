import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { fieldsIn } from '../../../manifests/engine/schema/fields';
import { cloudKinds } from '../../../manifests/kinds/cloud/kinds';
import { deployRows } from '../../../deploy/cloud/rows';
import { exportKinds } from '../../../deploy/export/export-kinds';
import {
  documentsOf,
  exportManifest,
  titleOfDocument,
  type ExportedDocument,
  type ExportedFile,
} from '../../../deploy/export/export-manifest';
import { LiveResources } from '../../../deploy/export/live-resources';
import { cases } from './kind-cases';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

it('every deployable kind is tried', () => {
  assert.deepEqual(Object.keys(cases).sort(), deployRows.map(({ kind }) => kind).sort());
});

/** The ways to write a kind, as its row has them and as its documentation says of its fields. */
function waysToWrite(row: (typeof deployRows)[number]) {
  const kind = cloudKinds.find(({ facts }) => facts.kind === row.kind) ?? assert.fail(row.kind);
  const behaviours = fieldsIn(kind.schema).flatMap(({ property }) => property.behaviour ?? []);
  return {
    kind: row.kind,
    change: row.change !== undefined,
    own: (row.own ?? []).map(({ operation }) => operation).sort(),
    // Another value of what identifies a resource means another resource.
    replace:
      row.remove !== undefined &&
      behaviours.some(({ changedBy, identifies }) => changedBy === 'replacement' && !identifies),
  };
}

it('every way to write a kind is tried', () => {
  const tried = deployRows.map(({ kind }) => {
    const { change, own = [], replace } = cases[kind] ?? assert.fail(kind);
    const operations = own.map(([, , operation]) => operation).sort();
    return { kind, change: change !== undefined, own: operations, replace: replace !== undefined };
  });
  assert.deepEqual(tried, deployRows.map(waysToWrite));
});

for (const [
  kind,
  { text, above = [], create, change, own = [], replace, isUnread, unexported },
] of Object.entries(cases)) {
  describe(`deploying the kind ${kind}`, () => {
    let target: DeployStage;
    let current = text;
    before(async () => {
      target = await startDeploying();
      if (above.length > 0) assert.equal((await target.deploy(above.join('---\n'))).state, 'reached');
    });
    after(() => target.close());

    async function deploys(
      action: string,
      to: string,
      operation: string,
      allowReplace: readonly string[] = [],
    ) {
      const planned = await target.plan(to, { allowReplace });
      assert.deepEqual(
        planned.plan.steps.map((step) => step.action),
        [action],
        planned.plan.steps[0]?.reason,
      );
      const texts = planned.steps[0]?.texts?.();
      assert.ok(texts && texts.before !== texts.after, 'what changes is seen in the texts');
      assert.equal(texts.before === '', action === 'create');
      assert.doesNotMatch(texts.after, /Passw0rd/);
      const before = target.sent.length;
      const outcome = await target.apply(planned);
      assert.equal(outcome.state, 'reached', outcome.steps[0]?.result.message);
      assert.ok(target.sent.slice(before).includes(operation), target.sent.slice(before).join());
      current = to;
    }

    async function removes(manifest: string, actions: readonly string[]) {
      const planned = await target.planRemoval(manifest);
      assert.deepEqual(
        planned.plan.steps.map((step) => step.action),
        actions,
        planned.plan.steps.map(({ reason }) => reason).join(' '),
      );
      const { state, steps } = await target.apply(planned);
      assert.equal(state, 'reached', steps.map(({ result }) => result.message).join(' '));
    }

    /** Exports what was deployed: it must be there by its names. */
    async function exports(): Promise<ExportedFile> {
      const openEngine = () => Promise.resolve(target.session);
      const live = new LiveResources({ ...target.context, openEngine }, new AbortController().signal);
      const exported = exportKinds.find((one) => one.kind === kind) ?? assert.fail('It has no export.');
      const all = await live.all(exported);
      const documents = await documentsOf(all, live);
      const deployed = all.filter((_one, index) => hasNamesOf(documents[index], current));
      assert.equal(deployed.length, 1, documents.map((one) => one && titleOfDocument(one)).join());
      return exportManifest(deployed, live);
    }

    async function exportsWhatIsThere() {
      const { text: manifest, leftOut, secrets } = await exports();
      assert.deepEqual([leftOut, secrets], [[], []]);
      const planned = await target.plan(manifest);
      assert.deepEqual(changesOf(planned), []);
      assert.deepEqual(
        planned.plan.steps.map((step) => [step.action, step.kind]),
        [['unchanged', kind]],
      );
    }

    it('creates it', () => deploys('create', text, create));
    it('exports it as a manifest whose plan is empty', exportsWhatIsThere);
    if (change) {
      const [from, to, operation] = change;
      it('changes it', () => deploys('change', current.replace(from, to), operation));
    }
    for (const [from, to, operation] of own) {
      it(`changes by ${operation}`, () => deploys('change', current.replace(from, to), operation));
    }
    if (replace) {
      const [from, to, operation] = replace;
      it('replaces it only where that is allowed', async () => {
        const other = current.replace(from, to);
        const { plan } = await target.plan(other);
        assert.deepEqual(
          plan.steps.map((step) => step.action),
          ['blocked'],
        );
        const [blocked] = plan.steps;
        await deploys('replace', other, operation, [blocked?.name ?? '']);
      });
    }
    if (isUnread) {
      it('can’t be removed by itself, which is said', async () => {
        const { plan } = await target.planRemoval(current);
        assert.match(plan.steps[0]?.notes?.join() ?? '', /can’t be removed by itself/);
        await removes(current, ['unchanged']);
      });
      return;
    }
    it('has nothing to do afterwards', async () => {
      const planned = await target.plan(current);
      assert.deepEqual(changesOf(planned), []);
      assert.ok(titlesOf(planned).every((title) => title.startsWith('unchanged')));
      const texts = planned.steps[0]?.texts?.();
      assert.equal(texts?.after, texts?.before);
    });
    if (unexported) {
      it('does not export it then, and says why', async () => {
        const { text: manifest, leftOut } = await exports();
        assert.equal(manifest, '');
        assert.match(leftOut[0]?.details ?? '', unexported);
      });
    } else {
      it('exports it as it is by now', exportsWhatIsThere);
    }
    it('removes it with what it belongs to, and then has nothing to remove', async () => {
      const all = [...above, current];
      await removes(
        all.join('---\n'),
        all.map(() => 'remove'),
      );
      await removes(
        all.join('---\n'),
        all.map(() => 'unchanged'),
      );
      assert.deepEqual(
        titlesOf(await target.plan(current)).map((title) => title.split(' ')[0]),
        [above.length > 0 ? 'blocked' : 'create'],
      );
    });
  });
}

/** Whether an exported document has the names of the one that was deployed. */
function hasNamesOf(exported: ExportedDocument | undefined, deployed: string): boolean {
  const { metadata } = parse(deployed) as Pick<ExportedDocument, 'metadata'>;
  return Object.entries(metadata).every(([key, name]) => exported?.metadata[key] === name);
}
