import { createKieKv, updateKieKv } from '../../api/catalogue/kie/configurations';
import { permissionObstacle } from '../../resources/registry/own-permissions';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import { isWrite } from '../plan';
import type { PreparedPlan } from '../prepared-plan';
import { runTarget } from '../run-target';
import { secretNotes } from '../secret-notes';
import { prepareItems, type Decide } from './prepare-items';
import type { WantedItem } from './wanted-items';

/**
 * A plan of configuration items that are not deployed from a manifest. Values that may hold secrets are pointed out, and
 * what the account may not write is blocked. @throws ApiError
 */
export async function planOfItems(
  wanted: readonly WantedItem[],
  context: DeployContext,
  signal: AbortSignal = new AbortController().signal,
  decide?: Decide,
): Promise<PreparedPlan> {
  const { session, lists } = context;
  const prepared = await prepareItems(wanted, context, signal, decide);
  const lack = await permissionObstacle([createKieKv, updateKieKv], session, lists, signal);
  const permitted = lack === undefined ? prepared : prepared.map((step) => blockedBy(step, lack));
  // What is sent may be read anew with the plan: it must not differ from what was agreed to, masked as it is shown.
  const steps = permitted.map((step, index) => ({
    ...step,
    liveState: JSON.stringify([step.liveState, wanted[index]]),
  }));
  const notes = secretNotes(steps);
  const target = await runTarget(context, ['kie']);
  return { plan: { target, steps: steps.map(({ step }) => step), notes }, steps };
}

function blockedBy(prepared: PreparedStep, reason: string): PreparedStep {
  const { step } = prepared;
  return isWrite(step.action) ? { ...prepared, step: { ...step, action: 'blocked', reason } } : prepared;
}
