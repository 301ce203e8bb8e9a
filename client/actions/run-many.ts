import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { withoutFormer } from '../../deploy/history/former-action';
import { planMany, questionsForMany, type ManyRequest } from '../../deploy/many-plan';
import type { ResourceAction } from '../../resources/resource-action';
import { showFailure } from '../commands/register';
import { showResult } from '../deploy/show-result';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { withCancel } from '../with-cancel';
import { agreeAndFollow } from './agree-and-follow';
import { askAll } from './ask-questions';
import { isFor } from './choose-resource';

/**
 * Runs an action on the resources of several rows: asks its questions once, shows in one confirmation what it will do, and
 * counts what was done. Nothing is changed before the confirmation.
 *
 * @param title The title of the command, for the button that agrees.
 */
export async function runActionOnMany(
  services: Services,
  action: ResourceAction<unknown, unknown>,
  title: string,
  rows: readonly TreeNode[],
): Promise<void> {
  const { many } = action;
  if (!many) {
    await services.prompts.inform(l10n.t('{0} acts on one row: select only one.', title));
    return;
  }
  const target = targetOf(rows);
  const resources = rows.flatMap((row) => row.resources?.find((resource) => isFor(action, resource)) ?? []);
  if (!target || resources.length < rows.length) {
    const text = l10n.t('{0}: select rows of one kind and of one connection.', title);
    await services.prompts.inform(text);
    return;
  }
  try {
    await agreeAndRun(services, target, { action, many, resources }, title);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

/** The connection that all rows are reached by; undefined when there are several. */
function targetOf(rows: readonly TreeNode[]): ResolvedConnection | undefined {
  const [first] = rows;
  return rows.every(({ connection }) => connection?.id === first?.connection?.id)
    ? first?.connection
    : undefined;
}

async function agreeAndRun(
  services: Services,
  target: ResolvedConnection,
  request: ManyRequest,
  title: string,
): Promise<void> {
  const { prompts, live, lists, clock } = services;
  const context = { session: await live.sessions.get(target.id), lists, clock };
  const reading = l10n.t('Reading the state on {0}', target.connection.name);
  const questions = await withCancel(reading, (signal) => questionsForMany(request, context, signal));
  const answers = await askAll(prompts, questions, () => Promise.resolve([]));
  if (!answers) return;
  const plan = async (signal: AbortSignal) =>
    withoutFormer(await planMany(request, answers, context, signal));
  const result = await agreeAndFollow(services, target, plan, title);
  if (result) await showResult(services, result);
}
