import * as l10n from '@vscode/l10n';
import type { PreparedStep } from '../deploy-kind';
import { titleOf } from '../plan';

/** A step of a plan that removes: what is refused before anything is known of it can't be deleted. */
export function asRemoval(prepared: PreparedStep): PreparedStep {
  const { step } = prepared;
  if (step.action !== 'blocked' && step.action !== 'unknown') return prepared;
  const title = `${step.kind} ${titleOf(step)}`.trim();
  return { ...prepared, step: { ...step, summary: l10n.t('{0} can’t be deleted', title) } };
}
