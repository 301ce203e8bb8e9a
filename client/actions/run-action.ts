import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { planAction, questionsAfter, questionsOf, type ActionRequest } from '../../deploy/action-plan';
import { withFormer } from '../../deploy/history/former-action';
import type { ActionQuestion, Answers, ResourceAction } from '../../resources/resource-action';
import { showFailure } from '../commands/register';
import type { Result } from '../deploy/describe-outcome';
import { showResult } from '../deploy/show-result';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { agreeAndFollow } from './agree-and-follow';
import { askAll } from './ask-questions';
import { chooseResource } from './choose-resource';

/**
 * Runs an action on the resource of a row, or on one that the user chooses: asks its questions, shows what it will do,
 * asks for confirmation, and follows it to its end. Nothing is changed before the confirmation.
 *
 * @param title The title of the command, for the button that agrees.
 */
export async function runAction(
  services: Services,
  action: ResourceAction<unknown, unknown>,
  title: string,
  row: unknown,
): Promise<void> {
  const chosen = await chooseResource(services, action, title, row);
  if (!chosen) return;
  const { target, resource } = chosen;
  try {
    await agreeAndRun(services, target, { action, resource }, title);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

async function agreeAndRun(
  services: Services,
  target: ResolvedConnection,
  request: ActionRequest,
  title: string,
): Promise<void> {
  const { live, lists, clock } = services;
  const { name } = target.connection;
  const context = { session: await live.sessions.get(target.id), lists, clock };
  const reading = l10n.t('Reading the state on {0}', name);
  const questions = await withCancel(reading, (signal) => questionsOf(request, context, signal));
  await askAndRun(services, target, request, title, questions);
}

/**
 * Runs an action with the answers to these questions, which are asked again when its plan can't be carried out.
 * @throws ApiError when the state can't be read
 */
export async function askAndRun(
  services: Services,
  target: ResolvedConnection,
  request: ActionRequest,
  title: string,
  questions: readonly ActionQuestion[],
): Promise<void> {
  const { prompts, live, lists, clock } = services;
  const context = { session: await live.sessions.get(target.id), lists, clock };
  const reading = l10n.t('Reading the state on {0}', target.connection.name);
  const after = (question: ActionQuestion, given: Answers) =>
    withCancel(reading, (signal) => questionsAfter(question, given, context, signal));
  let former: Answers = {};
  for (let asksAgain = true; asksAgain;) {
    asksAgain = false;
    const answers = await askAll(prompts, questions, after, former);
    if (!answers) return;
    former = answers;
    const again = questions.length > 0 ? () => void (asksAgain = true) : undefined;
    const result = await agreeAndCarryOut(services, target, request, answers, title, again);
    if (result) await showResult(services, result);
  }
}

/**
 * Shows what an action will do with these answers, asks for confirmation, and follows it to its end. Undefined when it
 * was not carried out, for a reason that was shown or given by the user.
 *
 * @param askAgain As in `agreeAndFollow`.
 * @throws ApiError when the state can't be read
 */
export async function agreeAndCarryOut(
  services: Services,
  target: ResolvedConnection,
  request: ActionRequest,
  answers: Answers,
  title: string,
  askAgain?: () => void,
): Promise<Result | undefined> {
  const { live, lists, clock } = services;
  const context = { session: await live.sessions.get(target.id), lists, clock };
  const plan = async (signal: AbortSignal) =>
    withFormer(await planAction(request, answers, context, signal), request, context);
  return agreeAndFollow(services, target, plan, title, askAgain);
}
