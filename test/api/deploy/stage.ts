import assert from 'node:assert/strict';
import { catalogue } from '../../../api/catalogue/catalogue';
import type { Service } from '../../../api/catalogue/operation';
import type { ClientOptions } from '../../../api/client';
import type { Clock } from '../../../api/clock';
import type { RequestLogLine } from '../../../api/http/request-log';
import { openSession, type Session, type SessionOptions } from '../../../connections/session';
import { sandboxOf } from '../../../connections/types/sandbox';
import { applyPlan, type DeployOutcome } from '../../../deploy/apply-plan';
import type { DeployContext, DeployRequest } from '../../../deploy/deploy-kind';
import { makeDestroyPlan } from '../../../deploy/destroy/make-plan';
import { makePlan } from '../../../deploy/make-plan';
import { pacedContext } from '../../../deploy/paced-context';
import type { PreparedPlan } from '../../../deploy/prepared-plan';
import { SharedLists } from '../../../resources/shared-lists';
import type { RunningSandbox, SandboxOptions } from '../../../sandbox/options';
import { deployFile } from '../../unit/deploy/context';
import { startTestSandbox, type TestSandbox } from '../sandbox/running';

/** A sandbox to deploy to, and what was sent to it. */
export interface DeployStage {
  readonly sandbox: TestSandbox;
  readonly session: Session;
  readonly context: DeployContext;
  /** Ids of the operations that were sent so far, oldest first. */
  readonly sent: string[];
  /** When the requests to some services were sent so far, in milliseconds. */
  sentAt(...services: readonly Service[]): readonly number[];
  plan(text: string, options?: Partial<DeployRequest>): Promise<PreparedPlan>;
  /** Plans to remove what a manifest names. */
  planRemoval(text: string): Promise<PreparedPlan>;
  apply(plan: PreparedPlan): Promise<DeployOutcome>;
  /** Plans and applies; the plan must not be blocked. */
  deploy(text: string, options?: Partial<DeployRequest>): Promise<DeployOutcome>;
  close(): Promise<void>;
}

/** Starts a sandbox as late and unreliable as real clouds, whose jobs take no time to wait for. */
export async function startDeploying(
  options?: SandboxOptions,
  { transport }: Pick<ClientOptions, 'transport'> = {},
): Promise<DeployStage> {
  const sandbox = await startTestSandbox({ unfriendly: true, ...options });
  const clock = {
    now: () => sandbox.now(),
    // Whole milliseconds: the sandbox writes its time into its state.
    sleep: (milliseconds: number) => Promise.resolve(sandbox.advance(Math.ceil(milliseconds))),
  };
  const lines: RequestLogLine[] = [];
  const sent: string[] = [];
  const serviceOf = new Map(catalogue.map(({ id, service }) => [id, service]));
  const note = (line: RequestLogLine) => {
    lines.push(line);
    sent.push(line.operation);
  };
  const { context, close } = openContext(sandbox.ready, {
    clock,
    log: note,
    ...(transport && { transport }),
  });
  const plan: DeployStage['plan'] = (text, more) =>
    makePlan({ files: [deployFile('a.servicestage.yaml', text)], ...more }, context);
  const planRemoval: DeployStage['planRemoval'] = (text) =>
    makeDestroyPlan({ files: [deployFile('a.servicestage.yaml', text)] }, context);
  const apply: DeployStage['apply'] = (prepared) => applyPlan(prepared, { clock, onEvent: () => undefined });
  return {
    sandbox,
    session: context.session,
    context,
    sent,
    sentAt: (...services) =>
      lines
        .filter(({ operation }) => services.some((service) => serviceOf.get(operation) === service))
        .map(({ time }) => Date.parse(time)),
    plan,
    planRemoval,
    apply,
    deploy: async (text, more) => apply(await plan(text, more)),
    close: async () => {
      await close();
      await sandbox.close();
    },
  };
}

/** The context of runs on a sandbox, and what ends it. */
export function openContext(
  ready: RunningSandbox['ready'],
  options: SessionOptions & { readonly clock: Clock },
): { readonly context: DeployContext; readonly close: () => Promise<void> } {
  const found = sandboxOf(JSON.stringify(ready));
  assert.ok(found);
  const { clock } = options;
  const session = openSession(found.target, { get: () => Promise.resolve(found.secret) }, options);
  const lists = new SharedLists(clock);
  return {
    context: pacedContext({ session, lists, clock }),
    close: async () => {
      lists.dispose();
      await session.close();
    },
  };
}

/** Actions and names of the steps of a plan: `create Application shop`. */
export function titlesOf({ plan }: PreparedPlan): string[] {
  return plan.steps.map(({ action, kind, name }) => `${action} ${kind} ${name}`);
}

/** Changes of the steps of a plan: `replica: 1 → 2`. */
export function changesOf({ plan }: PreparedPlan): string[] {
  return plan.steps.flatMap(({ changes }) =>
    changes.map(({ path, from = '', to = '' }) => `${path}: ${from} → ${to}`),
  );
}
