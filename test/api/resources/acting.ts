import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { catalogue } from '../../../api/catalogue/catalogue';
import { engineNeedOf } from '../../../api/catalogue/engine-need';
import { loadAction, type ActionId } from '../../../client/commands/actions/action-table';
import type { Clock } from '../../../api/clock';
import { openSession, type Session } from '../../../connections/session';
import { sandboxOf } from '../../../connections/types/sandbox';
import { planAction, questionsAfter, questionsOf } from '../../../deploy/action-plan';
import { applyPlan, type FinishedStep } from '../../../deploy/apply-plan';
import type { PlanStep } from '../../../deploy/plan';
import {
  itemRef,
  listRef,
  type Answers,
  type ResourceAction,
  type ResourceRef,
} from '../../../resources/resource-action';
import { needsOf } from '../../../resources/registry/own-permissions';
import type { ResourceKind } from '../../../resources/resource-kind';
import { SharedLists } from '../../../resources/shared-lists';
import type { SandboxOptions } from '../../../sandbox/options';
import { unfriendly } from '../../../sandbox/unfriendly';
import { startTestSandbox, type TestSandbox } from '../sandbox/running';

const { signal } = new AbortController();

/** What an action planned, and how it ended. */
export interface Acted {
  readonly step: PlanStep;
  /** The questions in their order, what they began with, and whether their answers were hidden. */
  readonly asked: readonly {
    readonly name: string;
    readonly title: string;
    readonly initial: string | undefined;
    readonly secret: boolean;
  }[];
  readonly result: FinishedStep['result'];
}

/** A sandbox whose jobs take no time to wait for, and a session in which actions run on its resources. */
export interface ActingStage {
  readonly sandbox: TestSandbox;
  readonly session: Session;
  readonly lists: SharedLists;
  readonly clock: Clock;
  /** The items of a kind as they are shown a moment later. */
  items<Scope, Item>(kind: ResourceKind<Scope, Item>, scope: Scope): Promise<readonly Item[]>;
  /** The item of this name, or of which this is true. */
  item<Scope, Item>(
    kind: ResourceKind<Scope, Item>,
    scope: Scope,
    which: string | ((item: Item) => boolean),
  ): Promise<Item>;
  /** Runs an action as the command of this id does, with these answers to its questions, which are checked. */
  act(
    id: ActionId,
    resource: ResourceRef,
    answers?: Answers,
    /** What others do after the plan was agreed to. */
    meanwhile?: () => Promise<unknown>,
  ): Promise<Acted>;
  close(): Promise<void>;
}

export { itemRef, listRef };

/** Starts a sandbox that is as late and unreliable as real servers, and signs in to all of its services. */
export async function startActing(options?: SandboxOptions): Promise<ActingStage> {
  const sandbox = await startTestSandbox({ unfriendly: true, ...options });
  const found = sandboxOf(JSON.stringify(sandbox.ready));
  assert.ok(found);
  const clock = {
    now: () => sandbox.now(),
    sleep: (milliseconds: number) => Promise.resolve(sandbox.advance(milliseconds)),
  };
  const sent: string[] = [];
  const session = openSession(
    found.target,
    { get: () => Promise.resolve(found.secret) },
    { log: ({ operation }) => sent.push(operation) },
  );
  const lists = new SharedLists(clock);
  const context = { session, lists, clock };
  const items: ActingStage['items'] = async (kind, scope) => {
    sandbox.advance(unfriendly.readCache);
    const snapshot = await lists.get(kind, session, scope, { maxAgeMs: 0 });
    if (snapshot.error) throw snapshot.error;
    return snapshot.items;
  };
  return {
    sandbox,
    session,
    lists,
    clock,
    items,
    item: async (kind, scope, which) => {
      const all = await items(kind, scope);
      const found = all.find((one) => (typeof which === 'string' ? kind.name(one) === which : which(one)));
      assert.ok(found, `${String(which)} is not among ${all.map((one) => kind.name(one)).join(', ')}`);
      return found;
    },
    act: async (id, resource, answers = {}, meanwhile = () => Promise.resolve()) => {
      const asked: Acted['asked'][number][] = [];
      const action = await loadAction(id);
      const request = { action, resource };
      const open = [...(await questionsOf(request, context, signal))];
      const given: Record<string, string> = {};
      for (let question = open.shift(); question; question = open.shift()) {
        const { name, title, initial, choices, check, secret = false } = question;
        asked.push({ name, title, initial, secret });
        const answer: string | undefined = answers[name];
        assert.ok(answer !== undefined, `${id} asks: ${title}`);
        if (choices)
          assert.ok(
            choices.some(({ value }) => value === answer),
            `${title}: ${answer}`,
          );
        assert.equal(check?.(answer), undefined, title);
        given[name] = answer;
        open.unshift(...(await questionsAfter(question, given, context, signal)));
      }
      const prepared = await planAction(request, answers, context, signal);
      const [step] = prepared.plan.steps;
      assert.ok(step);
      if (step.action === 'blocked')
        return { step, asked, result: { state: 'skipped', message: step.reason ?? '' } };
      await meanwhile();
      sent.length = 0;
      const { steps } = await applyPlan(prepared, { clock, onEvent: () => undefined });
      assert.ok(steps[0]);
      assertDeclared(action, sent);
      return { step, asked, result: steps[0].result };
    },
    close: async () => {
      lists.dispose();
      await session.close();
      await sandbox.close();
    },
  };
}

/** What an action needs on an engine is what it says that it needs. */
function assertDeclared(
  { operations }: Pick<ResourceAction<unknown, unknown>, 'operations'>,
  sent: readonly string[],
): void {
  const writes = catalogue.filter(({ id, effect }) => effect !== 'safe' && sent.includes(id));
  const needed = writes.flatMap((operation) => engineNeedOf(operation) ?? []);
  const declared = needsOf(operations);
  for (const need of needed)
    assert.ok(
      declared.some((one) => isDeepStrictEqual(one, need)),
      JSON.stringify(need),
    );
}
