import * as l10n from '@vscode/l10n';
import type { DeployContext } from '../deploy-kind';
import { makeDestroyPlan } from '../destroy/make-plan';
import type { RunRecord } from '../history/run-record';
import { planOf } from '../make-plan';
import type { PreparedPlan } from '../prepared-plan';
import { appsBack } from './apps-back';
import { documentsBack } from './documents-back';
import { filesOf } from './undo-files';
import { requireSameTarget } from './same-target';
import { leftStep, undoneSteps } from './undone';

/**
 * Plans the way back to what was read before a run: what it created is removed, what it changed is put back, what it removed
 * is created again. What has moved since is refused, and what can't be put back is named. Changes nothing.
 * @throws OtherTarget when the run was on another server, or in another project of it.
 * @throws WrongTarget when the connection doesn't reach a required service.
 * @throws ApiError when a service refuses the caller or can't be reached.
 */
export async function makeUndoPlan(
  record: RunRecord,
  context: DeployContext,
  allowReplace: readonly string[] = [],
  signal: AbortSignal = new AbortController().signal,
): Promise<PreparedPlan> {
  await requireSameTarget(record, context);
  const { known, unknown } = undoneSteps(record);
  const backs = [
    await documentsBack(known, context, allowReplace, signal),
    await appsBack(known, context, signal),
  ];
  const removed = backs.flatMap((back) => back.removed);
  const removal =
    removed.length === 0 ? [] : (await makeDestroyPlan({ files: removed }, context, signal)).steps;
  // What was created may use what is put back.
  const first = removal.map(({ id }) => id);
  const others = backs
    .flatMap(({ steps }) => steps)
    .map((step) => ({ ...step, after: [...step.after, ...first] }));
  const resting = unknown.map((step, index) =>
    leftStep(step, index, [l10n.t('Nobody recorded what was there before.')]),
  );
  const prepared = await planOf([...removal, ...others, ...resting], filesOf(known), context);
  return { ...prepared, plan: { ...prepared.plan, isUndo: true } };
}
