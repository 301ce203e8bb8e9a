import assert from 'node:assert/strict';
import { deployRows } from '../../../deploy/cloud/rows';
import { cases } from './kind-cases';
import { changesOf, startDeploying, titlesOf, type DeployStage } from './stage';

it('every deployable kind is tried', () => {
  assert.deepEqual(Object.keys(cases).sort(), deployRows.map(({ kind }) => kind).sort());
});

for (const [kind, { text, above = [], create, change, own = [], replace, isUnread }] of Object.entries(
  cases,
)) {
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

    it('creates it', () => deploys('create', text, create));
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
