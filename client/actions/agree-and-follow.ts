import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { agreeOnPlan } from '../../deploy/agree';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { isBlocked, type Plan } from '../../deploy/plan';
import { besideOthersOnTarget } from '../deploy/alone-on-target';
import { carryOut } from '../deploy/carry-out';
import { confirmPlan } from '../deploy/confirm-plan';
import { describeOutcome, type Result } from '../deploy/describe-outcome';
import type { Prompts } from '../prompts';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';

/**
 * Shows a plan, asks for confirmation, and follows it to its end. Undefined when it was not carried
 * out, for a reason that was shown or given by the user.
 *
 * @param askAgain Called when the plan can't be carried out and the user wants to change the answers that it is made of.
 * @throws ApiError when the state can't be read
 */
export async function agreeAndFollow(
  services: Services,
  target: ResolvedConnection,
  planNow: (signal: AbortSignal) => Promise<PreparedPlan>,
  title: string,
  askAgain?: () => void,
): Promise<Result | undefined> {
  const { prompts } = services;
  const { name } = target.connection;
  const reading = l10n.t('Reading the state on {0}', name);
  const agreement = await agreeOnPlan(
    () => withCancel(reading, planNow),
    (plan, moved) => (isBlocked(plan) ? refuse(prompts, plan, askAgain) : ask(prompts, plan, moved, title)),
  );
  if (agreement.kind === 'restless') {
    await prompts.warn(l10n.t('{0} keeps changing: try again later.', name));
  }
  if (agreement.kind !== 'agreed') return undefined;
  const { prepared } = agreement;
  const aboutCancel = l10n.t('Cancel stops watching; what was started goes on');
  const carriedOut = await besideOthersOnTarget(services, prepared.plan.target, (alone) =>
    carryOut(services, prepared, { aboutCancel, verb: 'action', alone }),
  );
  return carriedOut && describeOutcome(carriedOut, prepared.plan);
}

async function refuse(prompts: Prompts, plan: Plan, askAgain?: () => void): Promise<boolean> {
  const reasons = plan.steps.map(({ summary, reason = '' }) => `${summary}: ${reason}`).join(' ');
  const again = l10n.t('Change Answers');
  const answer = await prompts.fail(reasons, ...(askAgain ? [again] : []));
  if (answer === again) askAgain?.();
  return false;
}

async function ask(prompts: Prompts, plan: Plan, moved: boolean, title: string): Promise<boolean> {
  if (moved) {
    void prompts.inform(l10n.t('{0} has changed in the meantime; this is the new plan.', plan.target.name));
  }
  return confirmPlan(prompts, plan, title);
}
