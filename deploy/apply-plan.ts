import * as l10n from '@vscode/l10n';
import type { Clock } from '../api/clock';
import type { PreparedStep } from './deploy-kind';
import type { DeployEvent, OnEvent, StepResult } from './events';
import type { PreparedPlan } from './prepared-plan';
import { isBlocked, isWrite, titleOf, type PlanStep } from './plan';
import { StepsUnderWay } from './step-limits';

export interface ApplyOptions {
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  /** Starts no further step and stops following; work that the cloud has begun continues. */
  readonly signal?: AbortSignal;
  /** Maximum time to follow the running steps, in milliseconds; unlimited by default. */
  readonly timeoutMs?: number;
  /** Why no further step may be started, in one sentence; asked before each. */
  readonly obstacle?: () => Promise<string | undefined>;
}

export interface FinishedStep {
  readonly step: PlanStep;
  readonly result: StepResult;
}

/** The result of applying a plan. */
export interface DeployOutcome {
  /** `running`: nothing failed, but the cloud is still working. */
  readonly state: 'reached' | 'failed' | 'running';
  /** In plan order. */
  readonly steps: readonly FinishedStep[];
}

/**
 * Applies a confirmed plan: independent steps in parallel, as many as their servers take, each after all steps it depends
 * on. While a step waits for the cloud, others start. A failed step stops the steps that depend on it and no others.
 * @throws Error for a blocked plan, which must not be applied.
 */
export async function applyPlan(prepared: PreparedPlan, options: ApplyOptions): Promise<DeployOutcome> {
  if (isBlocked(prepared.plan)) throw new Error('A blocked plan must not be applied.');
  const { clock, timeoutMs, signal } = options;
  if (timeoutMs === undefined) return new Application(prepared.steps, options, signal).run();
  const expiry = new AbortController();
  const finished = new AbortController();
  void clock.sleep(timeoutMs, finished.signal).then(
    () => expiry.abort(),
    () => undefined, // all steps ended before the time-out
  );
  const either = signal ? AbortSignal.any([signal, expiry.signal]) : expiry.signal;
  try {
    return await new Application(prepared.steps, options, either).run();
  } finally {
    finished.abort();
  }
}

/** One plan while it is applied. */
class Application {
  private readonly results = new Map<string, StepResult>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly underWay = new StepsUnderWay();
  /** Called when a step has begun to wait. */
  private wake = (): void => undefined;
  /** Ids of the jobs that steps have started. */
  private readonly jobs = new Map<string, string>();
  /** Keys of the running steps that no other one may run beside. */
  private readonly held = new Set<string>();
  private readonly byId: ReadonlyMap<string, PreparedStep>;

  constructor(
    private readonly steps: readonly PreparedStep[],
    private readonly options: ApplyOptions,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.byId = new Map(steps.map((step) => [step.id, step]));
  }

  async run(): Promise<DeployOutcome> {
    for (;;) {
      const woken = new Promise<void>((resolve) => void (this.wake = resolve));
      this.startReady();
      if (this.running.size === 0) break;
      await Promise.race([woken, ...this.running.values()]);
    }
    const steps = this.steps.map(({ id, step }) => ({
      step,
      result: this.results.get(id) ?? neverStarted(),
    }));
    return { state: stateOf(steps), steps };
  }

  private startReady(): void {
    // A skipped or unchanged step ends at once, and may unblock or stop others.
    for (let again = true; again;) {
      again = false;
      for (const step of this.steps) {
        if (this.results.has(step.id) || this.running.has(step.id)) continue;
        if (!step.after.every((id) => this.results.has(id) || !this.isPlanned(id))) continue;
        if (takesTime(step.step) && !this.obstacleOf(step)) {
          if (!this.underWay.hasRoomFor(step.step) || this.isHeldUp(step)) continue;
          this.underWay.add(step.id, step.step);
          this.running.set(step.id, this.carryOut(step));
        } else {
          this.passOver(step);
          again = true;
        }
      }
    }
  }

  /** Whether a step that must not run at the same time is running. */
  private isHeldUp({ exclusive }: PreparedStep): boolean {
    return exclusive !== undefined && this.held.has(exclusive);
  }

  private isPlanned(id: string): boolean {
    return this.byId.has(id);
  }

  /** The reason not to start a step; undefined when it can start. */
  private obstacleOf({ after }: PreparedStep): string | undefined {
    if (this.signal?.aborted) return l10n.t('Not started, because the deployment was stopped.');
    const missed = after.find((id) => this.isPlanned(id) && this.results.get(id)?.state !== 'done');
    const needed = missed === undefined ? undefined : this.byId.get(missed);
    return needed && l10n.t('Not started, because {0} is not done.', titleOf(needed.step));
  }

  private passOver(step: PreparedStep): void {
    const obstacle = isWrite(step.step.action) ? this.obstacleOf(step) : undefined;
    const { warning } = step;
    if (obstacle !== undefined) {
      this.finish(step, step.unstarted?.() ?? { state: 'skipped', message: obstacle });
    } else {
      this.finish(step, {
        state: 'done',
        message: warning ?? step.step.summary,
        ...(warning !== undefined && { warning: true }),
      });
    }
  }

  private async carryOut(step: PreparedStep): Promise<void> {
    if (step.exclusive !== undefined) this.held.add(step.exclusive);
    const { obstacle } = this.options;
    try {
      const reason = obstacle && (await obstacle());
      if (reason !== undefined) {
        this.finish(step, step.unstarted?.() ?? { state: 'skipped', message: reason });
        return;
      }
      this.report(step, 'started');
      const result = await step.apply({
        signal: this.signal,
        progress: (message) => this.report(step, 'progress', message),
        job: (id) => this.jobs.set(step.id, id),
        waits: (waiting) => {
          const settled = this.underWay.whileWaiting(step.id, waiting);
          this.wake();
          return settled;
        },
      });
      this.finish(step, withJob(result, this.jobs.get(step.id)));
    } finally {
      if (step.exclusive !== undefined) this.held.delete(step.exclusive);
      this.underWay.remove(step.id);
      this.running.delete(step.id);
    }
  }

  private finish(step: PreparedStep, result: StepResult): void {
    this.results.set(step.id, result);
    this.report(step, result.state === 'running' ? 'progress' : result.state, result.message);
  }

  private report({ id, step }: PreparedStep, state: DeployEvent['state'], message?: string): void {
    const job = this.jobs.get(id);
    const { apiVersion, kind, name, scope, action } = step;
    const resource = { apiVersion, kind, name, ...(scope !== undefined && { scope }) };
    this.options.onEvent({
      resource,
      action,
      state,
      ...(message !== undefined && { message }),
      ...(job !== undefined && { job }),
    });
  }
}

/** Whether something is written, or followed. */
function takesTime({ action, isRunning }: PlanStep): boolean {
  return isWrite(action) || isRunning === true;
}

/** What goes on is found again by the id of its job. */
function withJob(result: StepResult, job: string | undefined): StepResult {
  if (result.state !== 'running' || job === undefined || result.message.includes(job)) return result;
  return { ...result, message: `${result.message} ${l10n.t('Its job is {0}.', job)}` };
}

/** Steps that depend on each other in a cycle never become ready. */
function neverStarted(): StepResult {
  return { state: 'skipped', message: l10n.t('Not started, because it waits for itself.') };
}

function stateOf(steps: readonly FinishedStep[]): DeployOutcome['state'] {
  const has = (...states: StepResult['state'][]) => steps.some(({ result }) => states.includes(result.state));
  if (has('failed')) return 'failed';
  if (has('running')) return 'running';
  return has('skipped') ? 'failed' : 'reached';
}
