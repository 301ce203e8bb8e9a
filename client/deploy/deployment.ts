import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { agreeOnPlan, type Agreement } from '../../deploy/agree';
import type { DeployContext, DeployRequest } from '../../deploy/deploy-kind';
import { makePlan } from '../../deploy/make-plan';
import { isBlocked, isEmpty, namesToAllow, type Plan } from '../../deploy/plan';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { allowReplacements } from './allow-replace';
import { carryOut } from './carry-out';
import { confirmPlan } from './confirm-plan';
import { describeOutcome } from './describe-outcome';
import type { PlanView } from './plan-view';
import { readDocument } from './read-document';
import { showResult } from './show-result';

/** The deployment of one document to one connection. */
export class Deployment {
  constructor(
    private readonly services: Services,
    private readonly view: PlanView,
    private readonly document: vscode.TextDocument,
    private readonly target: ResolvedConnection,
    private readonly context: DeployContext,
  ) {}

  /** Plans, shows the plan, asks, and carries it out as it was read last. @throws ApiError */
  async run(request: DeployRequest): Promise<void> {
    const agreement = await this.agree(request);
    if (agreement.kind === 'restless') {
      const { name } = this.target.connection;
      await this.services.prompts.warn(l10n.t('{0} keeps changing: try again later.', name));
    }
    if (agreement.kind === 'agreed') await this.carryOut(agreement.prepared);
  }

  /** Plans until the plan is agreed to or declined; what it replaces is allowed by name first. */
  private async agree(request: DeployRequest): Promise<Agreement> {
    let allowed: readonly string[] = [];
    for (;;) {
      let more: readonly string[] | undefined;
      const agreement = await agreeOnPlan(
        () => this.plan({ ...request, allowReplace: allowed }),
        async (plan, moved) => {
          await this.show(plan, request);
          if (namesToAllow(plan).length === 0) return this.ask(plan, moved);
          more = await allowReplacements(this.services.prompts, plan);
          return false;
        },
      );
      if (more === undefined) return agreement;
      allowed = [...allowed, ...more];
    }
  }

  private plan(request: DeployRequest): Promise<PreparedPlan> {
    const reading = l10n.t('Planning the deployment to {0}', this.target.connection.name);
    return withCancel(reading, (signal) => makePlan(request, this.context, signal));
  }

  private show(plan: Plan, request: DeployRequest): Promise<void> {
    return this.view.show(plan, {
      deploy: () => this.again(request, (current) => this.run(current)),
      refresh: () =>
        this.again(request, async (current) => this.show((await this.plan(current)).plan, current)),
    });
  }

  /** Does something with the document as it is now. */
  private async again(request: DeployRequest, act: (current: DeployRequest) => Promise<void>): Promise<void> {
    const file = await readDocument(this.services, this.document);
    if (file) await act({ ...request, files: [file] });
  }

  private async ask(plan: Plan, moved: boolean): Promise<boolean> {
    const { prompts } = this.services;
    const { name } = plan.target;
    if (isEmpty(plan)) {
      await prompts.inform(l10n.t('{0} is up to date: there is nothing to deploy.', name));
      return false;
    }
    if (moved) void prompts.inform(l10n.t('{0} has changed in the meantime; this is the new plan.', name));
    if (!isBlocked(plan)) return confirmPlan(prompts, plan, l10n.t('Deploy'));
    const reasons = plan.steps.flatMap(({ summary, reason }) => (reason ? [`${summary}: ${reason}`] : []));
    await prompts.fail(reasons.join(' '));
    return false;
  }

  private async carryOut(prepared: PreparedPlan): Promise<void> {
    const aboutCancel = l10n.t('Cancel stops watching; the deployment continues');
    const outcome = await this.view.during(() =>
      carryOut(this.services, prepared, aboutCancel, (event) => this.view.report(event)),
    );
    const written = prepared.steps.find(({ resource }) => resource)?.resource;
    const isDone = outcome.state === 'reached';
    if (isDone) await vscode.commands.executeCommand('setContext', 'engineRoom.deployed', true);
    await showResult(
      this.services,
      describeOutcome(outcome, prepared.plan.target),
      written && { target: this.target, resource: written },
    );
  }
}
