import * as l10n from '@vscode/l10n';
import { wantedIn } from '../cloud/kind';
import type { DeployContext, DeployRequest, PreparedStep } from '../deploy-kind';
import { planOf, reachedKinds } from '../make-plan';
import { stepsOfOtherKinds } from '../other-kinds';
import { titleOf } from '../plan';
import type { PreparedPlan } from '../prepared-plan';
import { planAppRemovals } from './app-removals';
import { asRemoval } from './as-removal';
import { cycleIn } from './cycle';
import { Going } from './going';
import { planItemRemovals } from './kie-removals';
import { RowRemovals } from './plan-rows';

/**
 * Plans the removal of all that files name, in the reverse order of a deployment. What is not there is unchanged; what
 * holds something that no file names is blocked, and nothing is forced. Changes nothing.
 * @throws WrongTarget when the connection doesn't reach a required service.
 * @throws ApiError when a service refuses the caller or can't be reached.
 */
export async function makeDestroyPlan(
  { files }: DeployRequest,
  context: DeployContext,
  signal: AbortSignal = new AbortController().signal,
): Promise<PreparedPlan> {
  reachedKinds(files, context);
  const going = new Going();
  const { wanted, refused } = wantedIn(files);
  const rows = new RowRemovals(wanted, context, going, signal);
  const [apps, items] = await Promise.all([
    planAppRemovals(files, context, signal),
    planItemRemovals(files, context, going, signal),
    rows.find(),
  ]);
  const engines = rows.engineSteps();
  const before = (id: string) =>
    items.filter(({ engine = '' }) => engines.get(engine) === id).map(({ prepared }) => prepared.id);
  const removals = (await rows.steps()).map((step) => ({
    ...step,
    after: [...step.after, ...before(step.id)],
  }));
  const steps = [
    ...apps,
    ...inOrder([...items.map(({ prepared }) => prepared), ...removals]),
    ...[...refused, ...stepsOfOtherKinds(files)].map(asRemoval),
  ];
  return planOf(steps, files, context);
}

/** What goes first is shown first; what waits for itself is refused with the path. */
function inOrder(steps: readonly PreparedStep[]): readonly PreparedStep[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ordered = new Set<PreparedStep>();
  const add = (step: PreparedStep, above: ReadonlySet<PreparedStep>): void => {
    if (ordered.has(step) || above.has(step)) return;
    for (const id of step.after) {
      const other = byId.get(id);
      if (other) add(other, new Set([...above, step]));
    }
    ordered.add(step);
  };
  for (const step of steps) add(step, new Set());
  return [...ordered].map((step) => {
    const path = step.step.action === 'remove' ? cycleIn(step, byId) : [];
    if (path.length === 0) return step;
    const names = [...path, step].map((one) => titleOf(one.step)).join(' → ');
    const reason = l10n.t('Each of these has to go before the other: {0}.', names);
    return { ...step, step: { ...step.step, action: 'blocked' as const, reason } };
  });
}
