import * as l10n from '@vscode/l10n';
import { readRegularText } from '../../api/regular-file';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { planAction, questionsAfter, questionsOf, type ActionRequest } from '../../deploy/action-plan';
import { agreeOnPlan } from '../../deploy/agree';
import type { PreparedPlan } from '../../deploy/make-plan';
import { isBlocked, type Plan } from '../../deploy/plan';
import type { ActionQuestion, Answers, FileQuestion, ResourceAction } from '../../resources/resource-action';
import { showFailure } from '../commands/register';
import { carryOut } from '../deploy/carry-out';
import { confirmPlan } from '../deploy/confirm-plan';
import { describeOutcome, type Result } from '../deploy/describe-outcome';
import { showResult } from '../deploy/show-result';
import { leadToAddress } from '../lead-to-address';
import type { Prompts } from '../prompts';
import type { Services } from '../services';
import { withCancel } from '../with-cancel';
import { chooseResource } from './choose-resource';

/**
 * Runs an action on the resource of a row, or on one that the user chooses: asks its questions, shows what it will do,
 * asks for confirmation, and follows it to its end. Nothing is changed before the confirmation.
 *
 * @param title The title of the command, for the button that agrees.
 * @param selected The rows that are selected together with the one that the command was called on.
 */
export async function runAction(
  services: Services,
  action: ResourceAction<unknown, unknown>,
  title: string,
  row: unknown,
  selected?: unknown,
): Promise<void> {
  const rows = services.views.nodesOf(row, selected);
  if (rows.length > 1) {
    const { runActionOnMany } = await import('./run-many');
    return runActionOnMany(services, action, title, rows);
  }
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
  const { prompts, live, lists, clock } = services;
  const { name } = target.connection;
  const context = { session: await live.sessions.get(target.id), lists, clock };
  const reading = l10n.t('Reading the state on {0}', name);
  const questions = await withCancel(reading, (signal) => questionsOf(request, context, signal));
  const answers = await askAll(prompts, questions, (question, given) =>
    withCancel(reading, (signal) => questionsAfter(question, given, context, signal)),
  );
  const result = answers && (await agreeAndCarryOut(services, target, request, answers, title));
  if (result) await showResult(services, result);
}

/**
 * Shows what an action will do with these answers, asks for confirmation, and follows it to its end. Undefined when it
 * was not carried out, for a reason that was shown or given by the user.
 * @throws ApiError when the state can't be read
 */
export async function agreeAndCarryOut(
  services: Services,
  target: ResolvedConnection,
  request: ActionRequest,
  answers: Answers,
  title: string,
): Promise<Result | undefined> {
  const { live, lists, clock } = services;
  const context = { session: await live.sessions.get(target.id), lists, clock };
  return agreeAndFollow(services, target, (signal) => planAction(request, answers, context, signal), title);
}

/**
 * Shows a plan, asks for confirmation, and follows it to its end, like `agreeAndCarryOut`.
 * @throws ApiError when the state can't be read
 */
export async function agreeAndFollow(
  services: Services,
  target: ResolvedConnection,
  planNow: (signal: AbortSignal) => Promise<PreparedPlan>,
  title: string,
): Promise<Result | undefined> {
  const { prompts } = services;
  const { name } = target.connection;
  const reading = l10n.t('Reading the state on {0}', name);
  const agreement = await agreeOnPlan(
    () => withCancel(reading, planNow),
    (plan, moved) => ask(prompts, plan, moved, title),
  );
  if (agreement.kind === 'restless') {
    await prompts.warn(l10n.t('{0} keeps changing: try again later.', name));
  }
  if (agreement.kind !== 'agreed') return undefined;
  const { prepared } = agreement;
  const outcome = await carryOut(
    services,
    prepared,
    l10n.t('Cancel stops watching; what was started goes on'),
  );
  return describeOutcome(outcome, prepared.plan.target);
}

/**
 * The answers to all questions; undefined when one was cancelled.
 *
 * @param after The questions that follow an answer.
 */
export async function askAll(
  prompts: Prompts,
  questions: readonly ActionQuestion[],
  after: (question: ActionQuestion, given: Answers) => Promise<readonly ActionQuestion[]>,
): Promise<Answers | undefined> {
  const answers: Record<string, string> = {};
  const open = [...questions];
  for (let question = open.shift(); question; question = open.shift()) {
    const answer = await askOne(prompts, question);
    if (answer === undefined) return undefined;
    answers[question.name] = answer;
    if (question.next) open.unshift(...(await after(question, answers)));
  }
  return answers;
}

async function askOne(prompts: Prompts, question: ActionQuestion): Promise<string | undefined> {
  const { title, prompt = '', initial, choices, secret, file, address } = question;
  if (file) return askForFile(prompts, question, file);
  if (address !== undefined && !(await leadToAddress(prompts, title, address))) return undefined;
  if (choices?.length === 0) {
    await prompts.inform(l10n.t('{0}: there is nothing to choose from.', title));
    return undefined;
  }
  if (choices) {
    return prompts.choose(
      title,
      choices.map((choice) => ({ ...choice, preselected: choice.value === initial })),
    );
  }
  return prompts.ask({
    title,
    prompt,
    ...(initial !== undefined && { value: initial }),
    ...(secret && { password: true }),
    check: (text) => question.check?.(text),
  });
}

/** The text of a file that the user chooses; undefined when cancelled, or when the text is not valid. @throws FileError */
async function askForFile(
  prompts: Prompts,
  { title, check }: ActionQuestion,
  { extensions, maxBytes }: FileQuestion,
): Promise<string | undefined> {
  const path = await prompts.chooseFile(title, extensions);
  if (path === undefined) return undefined;
  const text = await readRegularText(path, maxBytes);
  const problem = check?.(text);
  if (problem === undefined) return text;
  await prompts.fail(`${path}: ${problem}`);
  return undefined;
}

async function ask(prompts: Prompts, plan: Plan, moved: boolean, title: string): Promise<boolean> {
  if (isBlocked(plan)) {
    await prompts.fail(plan.steps.map(({ summary, reason = '' }) => `${summary}: ${reason}`).join(' '));
    return false;
  }
  if (moved) {
    void prompts.inform(l10n.t('{0} has changed in the meantime; this is the new plan.', plan.target.name));
  }
  return confirmPlan(prompts, plan, title);
}
