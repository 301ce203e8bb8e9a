import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { agreeOnPlan, type Agreement } from '../../deploy/agree';
import { isBlocked, isEmpty, namesToAllow, type Plan } from '../../deploy/plan';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { aloneOnTarget } from './alone-on-target';
import { allowReplacements } from './allow-replace';
import { carryOut } from './carry-out';
import { confirmPlan } from './confirm-plan';
import { describeDeployment, type Result } from './describe-outcome';
import type { PlanView } from './plan-view';
import { showMessage, showResult } from './show-result';

/** What a plan is made from. */
export interface PlannedWork {
  /** The button that agrees to the plan. */
  readonly agree: string;
  /** What the history calls it: `deploy` by default. */
  readonly verb?: string;
  /** The document that it is made from. */
  readonly document?: vscode.TextDocument;
  /** What is said when the plan would change nothing, a text as information; that nothing is to be deployed, by default. */
  nothing?(plan: Plan): string | Result;
  /**
   * Plans it by the present state. @throws ApiError
   *
   * @param allowReplace Names of the resources that may be deleted and created again.
   */
  make(allowReplace: readonly string[], signal: AbortSignal): Promise<PreparedPlan>;
  /** The work as its files are now; undefined when they are refused, for a reason that was shown. */
  again(): Promise<PlannedWork | undefined>;
  /** Called when it was carried out, before it is said how it ended. */
  ended?(): Promise<void>;
}

/** A plan for one connection in the plan view: shown, agreed to and carried out. */
export class Deployment {
  constructor(
    private readonly services: Services,
    private readonly view: PlanView,
    private readonly target: ResolvedConnection,
  ) {}

  /** Plans, shows the plan, asks, and carries it out as it was read last. @throws ApiError */
  async run(work: PlannedWork): Promise<void> {
    const agreement = await this.agree(work);
    if (agreement.kind === 'restless') {
      const { name } = this.target.connection;
      await this.services.prompts.warn(l10n.t('{0} keeps changing: try again later.', name));
    }
    if (agreement.kind === 'agreed') await this.carryOut(agreement.prepared, work);
  }

  /** Plans until the plan is agreed to or declined; what it replaces is allowed by name first. */
  private async agree(work: PlannedWork): Promise<Agreement> {
    let allowed: readonly string[] = [];
    for (;;) {
      let more: readonly string[] | undefined;
      let latest: PreparedPlan | undefined;
      const agreement = await agreeOnPlan(
        async () => (latest = await this.plan(work, allowed)),
        async (plan, moved) => {
          if (latest) await this.show(latest, work);
          if (namesToAllow(plan).length === 0) return this.ask(plan, moved, work);
          more = await allowReplacements(this.services.prompts, plan);
          return false;
        },
      );
      if (more === undefined) return agreement;
      allowed = [...allowed, ...more];
    }
  }

  private plan(work: PlannedWork, allowReplace: readonly string[] = []): Promise<PreparedPlan> {
    const reading = l10n.t('Making the plan for {0}', this.target.connection.name);
    return withCancel(reading, (signal) => work.make(allowReplace, signal));
  }

  private show(prepared: PreparedPlan, work: PlannedWork): Promise<void> {
    const again = (act: (current: PlannedWork) => Promise<void>) => async (): Promise<void> => {
      const current = await work.again();
      if (current) await act(current);
    };
    const acts = {
      deploy: again((current) => this.run(current)),
      refresh: again(async (current) => this.show(await this.plan(current), current)),
    };
    return this.view.show(prepared, acts, work.document);
  }

  private async ask(plan: Plan, moved: boolean, work: PlannedWork): Promise<boolean> {
    const { prompts } = this.services;
    const { name } = plan.target;
    if (isEmpty(plan)) {
      if (plan.steps.some(({ isRunning }) => isRunning)) return true; // a job of an earlier run is followed
      const said = work.nothing?.(plan) ?? l10n.t('{0} is up to date: there is nothing to deploy.', name);
      await showMessage(prompts, typeof said === 'string' ? { level: 'information', message: said } : said);
      return false;
    }
    if (moved) void prompts.inform(l10n.t('{0} has changed in the meantime; this is the new plan.', name));
    if (!isBlocked(plan)) return confirmPlan(prompts, plan, work.agree);
    const reasons = plan.steps.flatMap(({ summary, reason }) => (reason ? [`${summary}: ${reason}`] : []));
    await prompts.fail(reasons.join(' '));
    return false;
  }

  private async carryOut(prepared: PreparedPlan, work: PlannedWork): Promise<void> {
    const aboutCancel = l10n.t('Cancel begins nothing more; what has begun goes on');
    const { verb = 'deploy' } = work;
    const carriedOut = await aloneOnTarget(this.services, prepared.plan.target, (alone) =>
      this.view.during(() =>
        carryOut(this.services, prepared, { aboutCancel, verb, alone }, (event) => this.view.report(event)),
      ),
    );
    if (!carriedOut) return;
    await work.ended?.();
    const written = prepared.steps.find(({ resource }) => resource)?.resource;
    const isDone = carriedOut.outcome.state === 'reached';
    if (isDone) await vscode.commands.executeCommand('setContext', 'engineRoom.deployed', true);
    await showResult(
      this.services,
      describeDeployment(carriedOut, prepared.plan),
      written && { target: this.target, resource: written },
    );
  }
}
