import assert from 'node:assert/strict';
import { describeOutcome } from '../../../client/deploy/describe-outcome';
import { applyDraft, type ApplySteps } from '../../../client/documents/apply-draft';
import type { Prompts } from '../../../client/prompts';
import { planAction } from '../../../deploy/action-plan';
import { applyPlan } from '../../../deploy/apply-plan';
import { isBlocked, type PlanStep } from '../../../deploy/plan';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import { policies } from '../../../resources/cse/policies';
import { routedServices } from '../../../resources/cse/route-rules';
import type { DocumentAddress } from '../../../resources/documents/documents';
import { kieItems } from '../../../resources/kie/items';
import { historyOf, kieRevisions } from '../../../resources/kie/revisions';
import { microservices } from '../../../resources/registry/microservices';
import { schemas } from '../../../resources/registry/schemas';
import { applications, variableSets } from '../../../resources/servicestage/applications';
import { fakeClock } from '../../unit/api/fakes';
import { scriptedPrompts } from '../../unit/client/scripted-prompts';
import { failure } from '../../unit/resources/fakes';
import { startDocuments, type DocumentStage } from './document-stage';

const { signal } = new AbortController();

/** What a person answers: a button of any message, and whether to agree. */
interface Person {
  readonly press?: string;
  readonly confirm?: boolean;
  /** What others do while the plan is shown. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** What applying a draft showed. */
interface Applied {
  readonly messages: readonly string[];
  readonly steps: readonly PlanStep[];
  /** The drafts whose differences were shown. */
  readonly shown: readonly string[];
  readonly merged: readonly string[];
  readonly copied: readonly string[];
}

describe('applying a draft', () => {
  let stage: DocumentStage;
  let address: DocumentAddress;

  beforeEach(async () => {
    stage = await startDocuments();
    address = await stage.address(kieItems, {}, ({ key }) => key === 'cart.yaml');
  });
  afterEach(() => stage.close());

  async function apply(at: DocumentAddress, person: Person = {}): Promise<Applied> {
    const shown = {
      messages: [] as string[],
      steps: [] as PlanStep[],
      shown: [] as string[],
      merged: [] as string[],
      copied: [] as string[],
    };
    const show = (message: string, ...actions: string[]) => {
      shown.messages.push(message);
      return Promise.resolve(actions.find((action) => action === person.press));
    };
    const prompts: Prompts = {
      ...scriptedPrompts([]).prompts,
      confirm: () => Promise.resolve(person.confirm === true),
      inform: show,
      warn: show,
      fail: show,
    };
    const context = { session: stage.session, lists: stage.lists, clock: fakeClock().clock };
    const steps: ApplySteps = {
      prompts,
      documents: stage.documents,
      drafts: stage.drafts,
      reading: (_name, task) => task(signal),
      showing: async ({ text }, task) => {
        shown.shown.push(text);
        return task();
      },
      carryOut: async (_target, request, answers) => {
        const prepared = await planAction(request, answers, context, signal);
        shown.steps.push(...prepared.plan.steps);
        if (isBlocked(prepared.plan)) return undefined;
        await person.meanwhile?.();
        const outcome = await applyPlan(prepared, { clock: context.clock, onEvent: () => undefined });
        return describeOutcome({ outcome, problems: [] }, prepared.plan);
      },
      showResult: async ({ message }) => void shown.messages.push(message),
      showFailure: async (error) => void shown.messages.push(error instanceof Error ? error.message : ''),
      merge: async ({ text }, { text: live }) => void shown.merged.push(`${text}|${live}`),
      copy: async (text) => void shown.copied.push(text),
    };
    const draft = await stage.drafts.saved(at);
    assert.ok(draft);
    await applyDraft(steps, draft);
    return shown;
  }

  async function write(at: DocumentAddress, change: (text: string) => string): Promise<string> {
    const { text } = await stage.documents.read(at, false);
    await stage.documents.write(at, change(text));
    return text;
  }

  async function item() {
    const { items } = await kieItems.list(stage.session, {}, signal);
    const found = items.find(({ key, labels }) => key === 'cart.yaml' && labels?.['env'] === 'testing');
    assert.ok(found);
    return found;
  }
  const others = async (value: string) => kieItems.change(stage.session, {}, await item(), { value }, signal);

  it('writes the value of several lines, and ends the draft', async () => {
    await write(address, (text) => `${text}# more\nmore: true\n`);
    const { messages, steps, shown } = await apply(address);
    assert.match(steps[0]?.summary ?? '', /^Change the value of cart\.yaml/);
    assert.deepEqual(steps[0]?.changes, [{ path: 'value: lines added: 2, lines removed: 0' }]);
    assert.match(shown.join(), /# more\nmore: true\n$/);
    assert.match(messages.join(), /cart\.yaml .* is changed\./);
    assert.match((await item()).value, /# more\nmore: true\n$/);
    assert.equal(await stage.drafts.saved(address), undefined);
    assert.equal((await stage.documents.peek(address, false)).text, (await item()).value);
    const { items } = await kieRevisions.list(stage.session, historyOf(await item()), signal);
    assert.ok(items.length > 1, 'the former value stays in the history');
  });

  it('is not needed when the live text is so already', async () => {
    await write(address, () => 'same: 1\n');
    await others('same: 1\n');
    const { messages, steps } = await apply(address);
    assert.deepEqual([steps.length, await stage.drafts.saved(address)], [0, undefined]);
    assert.match(messages.join(), /so already on Sandbox/);
  });

  it('leaves the decision to the user when the live text has moved, and keeps both', async () => {
    await write(address, () => 'mine: 1\n');
    await others('theirs: 1\n');
    const { messages, steps } = await apply(address);
    assert.match(messages.join(), /has changed on Sandbox since your draft was begun/);
    assert.equal(steps.length, 0);
    assert.equal((await item()).value, 'theirs: 1\n');
    assert.equal((await stage.drafts.saved(address))?.text, 'mine: 1\n');
    const { merged } = await apply(address, { press: 'Merge' });
    assert.deepEqual(merged, ['mine: 1\n|theirs: 1\n']);
    assert.equal((await stage.drafts.saved(address))?.text, 'mine: 1\n');
  });

  it('writes over the live text when the user says so, by a plan from what is there', async () => {
    await write(address, () => 'mine: 1\n');
    await others('theirs: 1\n');
    const { steps } = await apply(address, { press: 'Apply Anyway' });
    assert.deepEqual(
      steps.map(({ action }) => action),
      ['change'],
    );
    assert.equal((await item()).value, 'mine: 1\n');
    assert.equal(await stage.drafts.saved(address), undefined);
  });

  it('gives the draft up when the user says so twice', async () => {
    await write(address, () => 'mine: 1\n');
    await others('theirs: 1\n');
    await apply(address, { press: 'Take Theirs' });
    assert.equal((await stage.drafts.saved(address))?.text, 'mine: 1\n', 'it is asked first');
    await apply(address, { press: 'Take Theirs', confirm: true });
    assert.equal(await stage.drafts.saved(address), undefined);
    assert.equal((await stage.documents.read(address, false)).text, 'theirs: 1\n');
  });

  it('writes over nothing that changes while the plan is shown', async () => {
    await write(address, () => 'mine: 1\n');
    const { messages } = await apply(address, { meanwhile: () => others('theirs: 1\n') });
    assert.match(messages.join(), /changed in the meantime/);
    assert.equal((await item()).value, 'theirs: 1\n');
    assert.equal((await stage.drafts.saved(address))?.text, 'mine: 1\n');
  });

  it('keeps what is saved while it is being written', async () => {
    await write(address, () => 'first: 1\n');
    await apply(address, { meanwhile: () => stage.documents.write(address, 'second: 1\n') });
    const draft = await stage.drafts.saved(address);
    assert.deepEqual([draft?.text, draft?.base], ['second: 1\n', 'first: 1\n']);
  });

  it('is what unsaved changes are begun from afterwards', async () => {
    const before = await write(address, () => 'first: 1\n');
    await apply(address);
    assert.equal((await stage.documents.peek(address, true)).base, 'first: 1\n');
    await stage.documents.write(address, 'second: 1\n');
    const { messages } = await apply(address);
    assert.doesNotMatch(messages.join(), /has changed/);
    assert.equal((await item()).value, 'second: 1\n');
    await stage.documents.write(address, before);
    const draft = await stage.drafts.saved(address);
    assert.deepEqual([draft?.text, draft?.base], [before, 'second: 1\n']);
  });

  it('keeps the draft of what was deleted, and copies it', async () => {
    await write(address, () => 'mine: 1\n');
    await kieItems.remove(stage.session, {}, await item(), signal);
    const { messages, copied } = await apply(address, { press: 'Copy Draft' });
    assert.match(messages.join(), /does not exist on Sandbox, or no longer\. Your draft is kept\./);
    assert.deepEqual(copied, ['mine: 1\n']);
    assert.equal((await stage.drafts.saved(address))?.text, 'mine: 1\n');
  });

  it('keeps the draft when its connection was removed', async () => {
    await write(address, () => 'mine: 1\n');
    stage.targets.splice(0);
    const { messages } = await apply(address);
    assert.match(messages.join(), /connection Sandbox was removed or changed.* Your draft is kept\./);
    assert.equal((await stage.drafts.saved(address))?.text, 'mine: 1\n');
  });

  it('keeps the draft when the server cannot be reached', async () => {
    await write(address, () => 'mine: 1\n');
    Object.assign(stage.session, { client: () => Promise.reject(failure('unreachable', 'No way.')) });
    const { messages } = await apply(address);
    assert.match(messages.join(), /No way\./);
    assert.equal((await stage.drafts.saved(address))?.text, 'mine: 1\n');
  });

  it('writes the spec of a policy, and says what else cannot be changed', async () => {
    const { items } = await stage.lists.get(engines, stage.session, {}, { signal });
    const engine = items.find(({ name }) => name === 'prod-engine');
    assert.ok(engine);
    const scope = scopeOfEngine(engine);
    const policy = await stage.address(policies, scope, ({ kind }) => kind === 'retry');
    await write(policy, (text) => text.replace(/maxAttempts: .+/, 'maxAttempts: 5'));
    const { steps } = await apply(policy);
    assert.deepEqual(
      steps[0]?.changes.map(({ path, to }) => [path, to]),
      [['maxAttempts', '5']],
    );
    const written = await policies.list(stage.session, scope, signal);
    const retries = written.items.filter(
      ({ kind, spec }) => kind === 'retry' && String(spec['maxAttempts']) === '5',
    );
    assert.ok(retries.length > 0);
    await write(policy, (text) => `${text}status: disabled\n`);
    const { steps: disabling } = await apply(policy);
    assert.deepEqual(disabling[0]?.changes, [{ path: 'status', from: 'enabled', to: 'disabled' }]);
    const disabled = (await policies.list(stage.session, scope, signal)).items;
    assert.equal(disabled.find(({ spec }) => String(spec['maxAttempts']) === '5')?.status, 'disabled');
    for (const [change, reason] of [
      [(text: string) => text.replace(/environment: .+/, 'environment: other'), /selector identifies/],
      [(text: string) => text.replace(/name: .+/, 'name: other'), /metadata identifies/],
      [(text: string) => `${text}\n- :`, /Line \d+ is not valid YAML/],
      [(text: string) => `# only a comment\n${text}`, /Nothing would change/],
    ] as const) {
      await write(policy, change);
      const { steps: blocked } = await apply(policy);
      assert.match(blocked[0]?.reason ?? '', reason);
      await stage.drafts.delete(policy);
    }
  });

  it('writes all route rules of a microservice', async () => {
    const { items } = await stage.lists.get(engines, stage.session, {}, { signal });
    const engine = items.find(({ name }) => name === 'prod-engine');
    assert.ok(engine);
    const scope = scopeOfEngine(engine);
    const routes = await stage.address(routedServices, scope, () => true);
    await write(routes, (text) => text.replace(/precedence: .+/, 'precedence: 77'));
    await apply(routes);
    const { items: written } = await routedServices.list(stage.session, scope, signal);
    assert.ok(written.some(({ rules }) => rules.some(({ precedence }) => precedence === 77)));
    assert.equal(await stage.drafts.saved(routes), undefined);
  });

  it('writes the variables that an application shares in an environment, and nothing else of it', async () => {
    const [application] = (await stage.lists.get(applications, stage.session, {}, { signal })).items;
    assert.ok(application);
    const scope = { applicationId: application.id };
    const variables = await stage.address(variableSets, scope, ({ variables: all }) => all.length === 0);
    await write(variables, (text) =>
      text.replace('env: []\n', 'env:\n      - name: RATIO\n        value: 1.10\n'),
    );
    const { steps } = await apply(variables);
    assert.deepEqual(steps[0]?.changes, [{ path: 'RATIO', to: '1.10' }]);
    const { items } = await variableSets.list(stage.session, scope, signal);
    assert.ok(
      items.some((set) => set.variables.some(({ name, value }) => name === 'RATIO' && value === '1.10')),
    );
    assert.equal(await stage.drafts.saved(variables), undefined);
    await write(variables, (text) => text.replace(/environment: .+/, 'environment: other'));
    const { steps: blocked } = await apply(variables);
    assert.equal(blocked[0]?.reason, 'metadata can’t be changed here.');
  });

  it('writes the properties and a schema of a microservice', async () => {
    const { items } = await stage.lists.get(microservices, stage.session, {}, { signal });
    const properties = await stage.address(microservices, {}, ({ serviceName }) => serviceName === 'cart');
    await write(properties, (text) =>
      text.replace(
        /^ {2}properties:.*\n/m,
        (line) => `${line.replace(' {}', '')}    tier: gold\n    count: 3\n`,
      ),
    );
    const { steps } = await apply(properties);
    assert.deepEqual(
      steps[0]?.changes.map(({ path, to }) => [path, to]),
      [
        ['tier', 'gold'],
        ['count', '3'],
      ],
    );
    await write(properties, (text) => text.replace(/^ {2}version: .+/m, '  version: 9.9.9'));
    const { steps: blocked } = await apply(properties);
    assert.equal(blocked[0]?.reason, 'spec.version can’t be changed here.');
    const read = await microservices.list(stage.session, {}, signal);
    assert.ok(
      read.items.some((one) => one.properties?.['tier'] === 'gold' && one.properties['count'] === '3'),
    );
    for (const { serviceId } of items) {
      const { items: all } = await stage.lists.get(schemas, stage.session, { serviceId }, { signal });
      if (all.length === 0) continue;
      const schema = await stage.address(schemas, { serviceId }, () => true);
      await write(schema, (text) => `${text}# reviewed\n`);
      await apply(schema);
      assert.match((await stage.live.read(schema, signal)).text, /# reviewed\n$/);
      return;
    }
    assert.fail('There is no schema.');
  });
});
