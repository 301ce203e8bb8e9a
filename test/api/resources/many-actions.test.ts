import assert from 'node:assert/strict';
import { loadAction, type ActionId } from '../../../client/commands/actions/action-table';
import { applyPlan } from '../../../deploy/apply-plan';
import { planMany, questionsForMany } from '../../../deploy/many-plan';
import { removedNames, type PlanStep } from '../../../deploy/plan';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import { policies } from '../../../resources/cse/policies';
import { kieItems } from '../../../resources/kie/items';
import { pods, procs } from '../../../resources/lain/procs';
import { instances } from '../../../resources/registry/instances';
import { microservices } from '../../../resources/registry/microservices';
import type { Answers, ResourceRef } from '../../../resources/resource-action';
import { itemRef, startActing, type ActingStage } from './acting';

const { signal } = new AbortController();

describe('actions on several items at once', () => {
  let stage: ActingStage;
  let sent: string[];

  beforeEach(async () => {
    stage = await startActing();
    sent = [];
  });
  afterEach(() => stage.close());

  /** Plans, and carries out unless it is blocked. */
  async function act(
    id: ActionId,
    resources: readonly ResourceRef[],
    answers: Answers = {},
    meanwhile: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<{ step: PlanStep; names: readonly string[]; message: string; state: string }> {
    const action = await loadAction(id);
    const { many } = action;
    assert.ok(many, `${id} acts on one`);
    const { session, lists } = stage;
    const context = { session, lists, clock: stage.clock };
    const request = { action, many, resources };
    const questions = await questionsForMany(request, context, signal);
    assert.deepEqual(
      questions.map(({ name }) => name),
      Object.keys(answers),
    );
    const prepared = await planMany(request, answers, context, signal);
    const [step] = prepared.plan.steps;
    assert.ok(step);
    const names = removedNames(prepared.plan);
    if (step.action === 'blocked') return { step, names, message: '', state: 'blocked' };
    await meanwhile();
    const onEvent = ({ message = '' }: { message?: string }) => void sent.push(message);
    const { steps } = await applyPlan(prepared, { clock: stage.clock, onEvent });
    const { message = '', state = '' } = steps[0]?.result ?? {};
    return { step, names, message, state };
  }

  const kieItem = async (key: string) => {
    const draft = { key, value: '1', value_type: 'text' as const, status: 'enabled' as const };
    return itemRef(kieItems, {}, await kieItems.create(stage.session, { labels: {} }, draft, signal));
  };

  const version = async (name: string) =>
    itemRef(microservices, {}, await stage.item(microservices, {}, name));

  it('delete configuration items with one confirmation', async () => {
    const resources = [await kieItem('a'), await kieItem('b'), await kieItem('c')];
    const { step, names, message } = await act('deleteKieItem', resources);
    assert.equal(step.summary, 'Delete 3 configuration items');
    assert.deepEqual(names, ['a', 'b', 'c']);
    assert.deepEqual(step.notes, ['Its history goes with it, and clients fall back to their defaults.']);
    assert.equal(message, '3 of 3 deleted.');
    const left = (await stage.items(kieItems, {})).map(({ key }) => key);
    assert.ok(!['a', 'b', 'c'].some((key) => left.includes(key)));
  });

  it('count an item once that is selected in two rows', async () => {
    const [one, other] = [await kieItem('one'), await kieItem('other')];
    const { step, message } = await act('deleteKieItem', [one, other, { ...one, scope: {} }]);
    assert.equal(step.summary, 'Delete 2 configuration items');
    assert.equal(message, '2 of 2 deleted.');
  });

  it('disable and enable configuration items, and leave out those that are so already', async () => {
    const resources = [await kieItem('a'), await kieItem('b')];
    const { step, message } = await act('disableKieItem', resources);
    assert.equal(step.summary, 'Disable 2 configuration items');
    assert.equal(message, '2 of 2 disabled.');
    const more = [...resources, await kieItem('c')];
    const again = await act('disableKieItem', more);
    assert.equal(again.message, '1 of 1 disabled.');
    assert.equal((await act('enableKieItem', more)).message, '3 of 3 enabled.');
  });

  it('disable policies with one confirmation', async () => {
    const scope = scopeOfEngine(await stage.item(engines, {}, 'prod-engine'));
    const enabled = (await stage.items(policies, scope)).filter(({ status }) => status !== 'disabled');
    const resources = enabled.slice(0, 2).map((policy) => itemRef(policies, scope, policy));
    const { step, message } = await act('disablePolicy', resources);
    assert.deepEqual([step.summary, message], ['Disable 2 policies', '2 of 2 disabled.']);
  });

  it('count what is done, and name what is not', async () => {
    const resources = [await kieItem('a'), await kieItem('b')];
    const [item] = (await stage.items(kieItems, {})).filter(({ key }) => key === 'b');
    assert.ok(item);
    const { message, state } = await act('deleteKieItem', resources, {}, () =>
      kieItems.change(stage.session, {}, item, { value: '2' }, signal),
    );
    assert.equal(message, '1 of 2 deleted; b: It has been changed in the meantime: try again.');
    assert.equal(state, 'failed');
    const left = (await stage.items(kieItems, {})).map(({ key }) => key);
    assert.ok(left.includes('b') && !left.includes('a'));
  });

  it('say that nothing was changed when they are cancelled before they write', async () => {
    const resources = [await kieItem('a'), await kieItem('b')];
    const action = await loadAction('deleteKieItem');
    const { many } = action;
    assert.ok(many);
    const { session, lists, clock } = stage;
    const prepared = await planMany({ action, many, resources }, {}, { session, lists, clock }, signal);
    const stop = new AbortController();
    const outcome = await applyPlan(prepared, { clock, onEvent: () => stop.abort(), signal: stop.signal });
    const { message, state } = outcome.steps[0]?.result ?? {};
    const reason = 'Cancelled before anything was changed.';
    assert.equal(message, `0 of 2 deleted; a: ${reason}; b: ${reason}`);
    assert.equal(state, 'failed');
    assert.ok((await stage.items(kieItems, {})).some(({ key }) => key === 'a'));
  });

  it('delete versions of microservices, and say which of them by force', async () => {
    const resources = [await version('cart 1.1.0'), await version('recommendations 0.9.0')];
    const { step, message } = await act('deleteMicroservice', resources);
    assert.equal(step.summary, 'Delete 2 versions of microservices');
    assert.ok(step.notes?.includes('Its schemas and tags go with it.'));
    assert.ok(step.notes?.some((note) => /^cart 1\.1\.0: Its instances are deregistered: \d+\.$/.test(note)));
    assert.equal(message, '2 of 2 deleted.');
    const left = (await stage.items(microservices, {})).map((one) => microservices.name(one));
    assert.ok(!left.includes('cart 1.1.0') && !left.includes('recommendations 0.9.0'));
  });

  it('leave out what is not possible, and are blocked when nothing is', async () => {
    const { serviceId } = await stage.item(microservices, {}, 'orders 2.3.1');
    const all = await stage.items(instances, { serviceId });
    assert.deepEqual(all.map(({ status }) => status).sort(), ['DOWN', 'UP']);
    const resources = all.map((one) => itemRef(instances, { serviceId }, one));
    const { step, message } = await act('setInstanceStatus', resources, { status: 'UP' });
    assert.match(step.summary, /^Change the status of .*shop-node-3.* to UP$/);
    assert.deepEqual(step.notes, ['Left out: shop-node-2: That is the status already.']);
    assert.equal(message, '1 of 1 changed.');
    const again = await act('setInstanceStatus', resources, { status: 'UP' });
    assert.equal(again.state, 'blocked');
  });

  it('ask for the status of instances once', async () => {
    const { serviceId } = await stage.item(microservices, {}, 'cart 1.1.0');
    const all = await stage.items(instances, { serviceId });
    const resources = all.map((one) => itemRef(instances, { serviceId }, one));
    assert.ok(resources.length > 1);
    const count = String(resources.length);
    const { step, message } = await act('setInstanceStatus', resources, { status: 'OUTOFSERVICE' });
    assert.equal(step.summary, `Change the status of ${count} instances to OUTOFSERVICE`);
    assert.equal(message, `${count} of ${count} changed.`);
    const now = await stage.items(instances, { serviceId });
    assert.ok(now.every(({ status }) => status === 'OUTOFSERVICE'));
  });

  it('restart instances one after the other, with counts on the way', async () => {
    const scope = { app: 'hello-world', proc: 'web' };
    const running = await stage.items(pods, scope);
    assert.equal(running.length, 2);
    const { message } = await act(
      'restartPod',
      running.map((pod) => itemRef(pods, scope, pod)),
    );
    assert.equal(message, '2 of 2 restarted.');
    assert.ok(
      sent.some((text) => text.startsWith('2 of 2: ')),
      sent.join('\n'),
    );
    assert.equal((await stage.items(procs, { app: 'hello-world' })).length > 0, true);
  });
});
