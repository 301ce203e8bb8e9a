import * as l10n from '@vscode/l10n';
import { createKieKv, updateKieKv } from '../../api/catalogue/kie/configurations';
import { permissionObstacle } from '../../resources/registry/own-permissions';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import { maskSecrets } from '../mask-secrets';
import { isWrite, planTarget, titleOf } from '../plan';
import type { PreparedPlan } from '../prepared-plan';
import { prepareItems, type Decide } from './prepare-items';
import type { WantedItem } from './wanted-items';

/** Maximum number of items that a note names. */
const maxNamed = 10;

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
  const notes = secretNotes(steps.filter((_, index) => mayHoldSecret(wanted[index])));
  return { plan: { target: planTarget(session, 'kie'), steps: steps.map(({ step }) => step), notes }, steps };
}

function blockedBy(prepared: PreparedStep, reason: string): PreparedStep {
  const { step } = prepared;
  return isWrite(step.action) ? { ...prepared, step: { ...step, action: 'blocked', reason } } : prepared;
}

function mayHoldSecret(item: WantedItem | undefined): boolean {
  const { value = '', valueType = 'text', key = '' } = item ?? {};
  return maskSecrets(value, valueType, key) !== value;
}

/** Which of the values that are sent may hold secrets. */
function secretNotes(steps: readonly PreparedStep[]): string[] {
  const sent = steps.filter(
    ({ step }) => isWrite(step.action) && step.changes.some(({ path }) => path === 'value'),
  );
  if (sent.length === 0) return [];
  const more = sent.length - maxNamed;
  const names = [
    ...sent.slice(0, maxNamed).map(({ step }) => titleOf(step)),
    ...(more > 0 ? [l10n.t('and {0} more', more)] : []),
  ];
  return [l10n.t('Values that may hold secrets are sent ({0}): {1}.', sent.length, names.join('; '))];
}
