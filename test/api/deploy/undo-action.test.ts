import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadAction, type ActionId } from '../../../client/commands/actions/action-table';
import { planAction } from '../../../deploy/action-plan';
import { documentOf as exportedDocument } from '../../../deploy/export/export-manifest';
import { LiveResources } from '../../../deploy/export/live-resources';
import { withFormer } from '../../../deploy/history/former-action';
import { applyRecorded } from '../../../deploy/history/record-run';
import { RunHistory } from '../../../deploy/history/run-history';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { makePlan } from '../../../deploy/make-plan';
import type { RecordedDocument } from '../../../deploy/history/run-record';
import { documentFile } from '../../../deploy/undo/undo-files';
import { makeUndoPlan } from '../../../deploy/undo/make-plan';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import { policies, type Policy } from '../../../resources/cse/policies';
import { routedServices, routeRules } from '../../../resources/cse/route-rules';
import { kieItems } from '../../../resources/kie/items';
import { deployedApps, registeredApps } from '../../../resources/lain/apps';
import { versions } from '../../../resources/lain/versions';
import { procs } from '../../../resources/lain/procs';
import type { Answers, ResourceRef } from '../../../resources/resource-action';
import {
  applications,
  variables,
  variableSets,
  type VariableSet,
} from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { environments } from '../../../resources/servicestage/environments';
import { componentInstances } from '../../../resources/servicestage/instances';
import { itemRef, listRef, startActing, type ActingStage } from '../resources/acting';

const { signal } = new AbortController();

describe('undoing a single action', function () {
  this.timeout(60_000);
  let stage: ActingStage;
  let folder: string;
  let history: RunHistory;

  beforeEach(async () => {
    stage = await startActing();
    folder = await mkdtemp(path.join(tmpdir(), 'engine-room-undo-'));
    history = new RunHistory(folder);
  });
  afterEach(async () => {
    await stage.close();
    await rm(folder, { recursive: true });
  });

  async function carryOut(prepared: PreparedPlan): Promise<string> {
    assert.deepEqual(
      prepared.plan.steps.flatMap(({ reason }) => reason ?? []),
      [],
    );
    const onProblem = (error: unknown) => assert.fail(String(error));
    const recording = { history, verb: 'action', program: 'editor', onProblem } as const;
    const { clock } = stage;
    const { outcome, run } = await applyRecorded(prepared, { clock, onEvent: () => undefined }, recording);
    assert.equal(outcome.state, 'reached', outcome.steps.map(({ result }) => result.message).join(' '));
    return run ?? '';
  }

  async function act(id: ActionId, resource: ResourceRef, answers: Answers = {}): Promise<string> {
    const request = { action: await loadAction(id), resource };
    const planned = await planAction(request, answers, stage, signal);
    return carryOut(withFormer(planned, request, stage));
  }

  async function undo(run: string): Promise<PreparedPlan> {
    const record = await history.read(run);
    assert.ok(record);
    stage.sandbox.advance(5000); // lists lag
    return makeUndoPlan(record, stage);
  }

  /** The resource as a manifest describes it. */
  async function documentOf(resource: ResourceRef): Promise<RecordedDocument> {
    stage.sandbox.advance(5000);
    const live = new LiveResources(stage, signal);
    const found = await live.at(resource);
    assert.ok(found);
    const document = await exportedDocument(found, live, true);
    assert.ok(document);
    return { ...document, metadata: { ...document.metadata }, value: { ...document.value } };
  }

  /** What deploying a document would do. */
  async function planOf(document: RecordedDocument): Promise<string[]> {
    stage.sandbox.advance(5000);
    const { plan } = await makePlan({ files: [documentFile([document])] }, stage);
    return plan.steps.map(({ action }) => action);
  }

  const notesOf = ({ plan }: PreparedPlan) => plan.steps.flatMap(({ notes }) => notes ?? []).join(' ');
  /** Why a step puts nothing back. */
  const notRestored = ({ plan }: PreparedPlan) =>
    plan.steps.flatMap(({ isNotRestored, reason }) => (isNotRestored ? (reason ?? '') : [])).join(' ');
  const engine = async () => scopeOfEngine(await stage.item(engines, {}, 'prod-engine'));
  const application = async () => (await stage.item(applications, {}, 'shop')).id;

  async function policy(): Promise<ResourceRef> {
    const scope = await engine();
    const isMeant = ({ kind, name }: Policy) => kind === 'retry' && name === 'stock-query';
    return itemRef(policies, scope, await stage.item(policies, scope, isMeant));
  }

  async function routesOfCart() {
    const scope = await engine();
    const routed = await stage.item(routedServices, scope, 'cart');
    const ruleScope = { ...scope, routed };
    const rule = await stage.item(routeRules, ruleScope, () => true);
    return { whole: itemRef(routedServices, scope, routed), rule: itemRef(routeRules, ruleScope, rule) };
  }

  async function instance(): Promise<ResourceRef> {
    const applicationId = await application();
    const { id: componentId } = await stage.item(components, { applicationId }, 'cart');
    const scope = { applicationId, componentId };
    return itemRef(componentInstances, scope, await stage.item(componentInstances, scope, 'cart'));
  }

  async function variable() {
    const applicationId = await application();
    const { id: environmentId } = await stage.item(environments, {}, 'prod');
    const scope = { applicationId, environmentId };
    const isProd = (set: VariableSet) => set.environmentId === environmentId;
    const set = await stage.item(variableSets, { applicationId }, isProd);
    const whole = itemRef(variableSets, { applicationId }, set);
    return { on: itemRef(variables, scope, await stage.item(variables, scope, 'LOG_LEVEL')), whole };
  }

  /** What is done, to what, and whose document is as before when it is undone. */
  interface Case {
    readonly on: ResourceRef;
    readonly whole?: ResourceRef;
    readonly answers?: Answers;
  }

  async function item(): Promise<ResourceRef> {
    const draft = { key: 'undo.me', value: 'one', value_type: 'text', status: 'enabled' } as const;
    return itemRef(
      kieItems,
      {},
      await kieItems.create(stage.session, { labels: { app: 'shop' } }, draft, signal),
    );
  }

  const cases: Partial<Record<ActionId, () => Promise<Case>>> = {
    disablePolicy: async () => ({ on: await policy() }),
    deletePolicy: async () => ({ on: await policy() }),
    changeRouteWeights: async () => {
      const { rule, whole } = await routesOfCart();
      return { on: rule, whole, answers: { weight0: '50', weight1: '50' } };
    },
    deleteRouteRules: async () => ({ on: (await routesOfCart()).whole }),
    editKieItem: async () => ({ on: await item(), answers: { value: 'another' } }),
    disableKieItem: async () => ({ on: await item() }),
    deleteKieItem: async () => ({ on: await item() }),
    scaleComponentInstance: async () => ({ on: await instance(), answers: { replica: '5' } }),
    changeVariable: async () => ({ ...(await variable()), answers: { value: 'error' } }),
    removeVariable: variable,
    changeApplication: async () => ({
      on: itemRef(applications, {}, await stage.item(applications, {}, 'shop')),
      answers: { name: 'shop', description: 'another' },
    }),
  };

  for (const [id, prepare] of Object.entries(cases)) {
    it(`puts back what was there: ${id}`, async () => {
      const { on, whole = on, answers } = await prepare();
      const before = await documentOf(whole);
      if (id === 'disablePolicy') before.value['status'] = 'enabled';
      const run = await act(id as ActionId, on, answers);
      assert.notDeepEqual(await planOf(before), ['unchanged']);
      await carryOut(await undo(run));
      assert.deepEqual(await planOf(before), ['unchanged']);
    });
  }

  it('is refused for what has moved since', async () => {
    const on = await item();
    const run = await act('editKieItem', on, { value: 'another' });
    await act('editKieItem', on, { value: 'a third' });
    const { plan } = await undo(run);
    assert.match(plan.steps[0]?.reason ?? '', /^It was changed since the run: value/);
  });

  it('says why something is not put back', async () => {
    const upgraded = await act('upgradeComponentInstance', await instance(), {
      version: '9.9.9',
      'artifact cart': 'swr.example.com/shop/cart:9.9.9',
    });
    assert.match(notRestored(await undo(upgraded)), /The version .* was used, and none can be used twice/);
    const created = await act('createApplication', listRef(applications, {}), {
      name: 'billing',
      description: '',
    });
    assert.match(notRestored(await undo(created)), /There was none before: delete it with its own command\./);
    const restarted = await act('restartComponentInstance', await instance());
    assert.match(notesOf(await undo(restarted)), /As far as a manifest/);
    const web = await stage.item(procs, { app: 'hello-world' }, 'web');
    const scaled = await act('scaleProc', itemRef(procs, { app: 'hello-world' }, web), {
      num_instances: '3',
    });
    assert.match(
      notRestored(await undo(scaled)),
      /No manifest describes it: change it back with its own commands\./,
    );
  });

  it('puts one variable back beside a secret, which it does not name unless the action changed it', async () => {
    const { on } = await variable();
    const added = { name: 'DB_PASSWORD', value: 'first-secret' };
    await act('addVariable', listRef(variables, on.scope), added);
    const password = { ...on, identity: variables.identity({ ...added }) };
    const level = async () => (await stage.item(variables, on.scope, 'LOG_LEVEL')).value;
    const before = await level();
    const run = await act('changeVariable', on, { value: 'error' });
    const back = await undo(run);
    assert.deepEqual([notRestored(back), /DB_PASSWORD/.test(notesOf(back))], ['', false]);
    await carryOut(back);
    assert.equal(await level(), before);
    const changed = await act('changeVariable', password, { value: 'second-secret' });
    assert.match(notRestored(await undo(changed)), /^DB_PASSWORD holds what may be a secret/);
    await act('changeVariable', on, { value: 'colleague' });
    const refused = await undo(changed);
    assert.deepEqual(
      refused.plan.steps.map(({ action }) => action),
      ['blocked'],
      'what others have changed since stays',
    );
    assert.match(refused.plan.steps[0]?.reason ?? '', /LOG_LEVEL/);
  });

  it('leaves alone what others have changed since an action that changes nothing of a manifest', async () => {
    const restarted = await act('restartComponentInstance', await instance());
    await act('scaleComponentInstance', await instance(), { replica: '5' });
    const refused = await undo(restarted);
    assert.deepEqual(
      refused.plan.steps.map(({ action }) => action),
      ['blocked'],
    );
  });

  it('puts the version of an app of LAIN back', async () => {
    const app = await stage.item(registeredApps, {}, 'hello-world');
    const on = itemRef(registeredApps, {}, app);
    const running = async () => (await stage.item(deployedApps, {}, 'hello-world')).metaversion;
    const before = await running();
    const all = await stage.items(versions, { app: 'hello-world' });
    const other = all.find((version) => versions.identity(version) !== before);
    assert.ok(other);
    const run = await act('upgradeApp', on, { meta_version: versions.identity(other) });
    assert.notEqual(await running(), before);
    await carryOut(await undo(run));
    assert.equal(await running(), before);
  });
});
