import * as l10n from '@vscode/l10n';
import type { Services } from '../services';
import type { PlanPages } from './plan-page';
import type { PlanView } from './plan-view';

/** What the commands about plans work with. */
interface Needs {
  readonly services: Services;
  readonly pages: PlanPages;
}

/** @param argument A file, or the row of a connection. */
type Act = (needs: Needs, argument: unknown) => Promise<void>;

const deploy = deploying(false);

/** What the commands about plans do, by their ids. */
export const planActs = {
  deploy,
  deployVersion: deploy,
  publish: deploying(true),
  destroy: async ({ services }, argument) => {
    const { destroy } = await import('./destroy');
    const { resource, target } = placeIn(services, argument);
    await destroy(services, resource, target);
  },
  showDeploymentHistory: async ({ services, pages }) => {
    const { showHistory } = await import('./show-history');
    await showHistory(services, pages);
  },
  undoRun: async ({ services }) => {
    const { undoRun } = await import('./undo-run');
    await undoRun(services);
  },
  applyPlan: withPlan(({ again }) => again.deploy()),
  refreshPlan: withPlan(({ again }) => again.refresh()),
  comparePlan: withPlan((_plan, needs) => compare(needs)),
  'plan.runRow': withPlan(async (_plan, needs) => {
    const { planView, clock } = needs.services;
    const step = await (await planView.open()).selectedStep(clock);
    if (step !== undefined) await compare(needs, step);
  }),
  showPlanText: withPlan(async ({ plan }, { services, pages }) =>
    pages.show(plan, await services.planView.open()),
  ),
  discardPlan: withPlan((_plan, { services }) => services.planView.discard()),
} satisfies Readonly<Record<string, Act>>;

/** @param publishes Whether the policies in the file are meant, and not the file. */
function deploying(publishes: boolean): Act {
  return async ({ services }, argument) => {
    const { deploy: start } = await import('./deploy');
    const { resource, target } = placeIn(services, argument);
    await start(services, await services.planView.open(), resource, target, publishes);
  };
}

/** Shows what a step changes, by `stepKey`, or what all of them do. */
async function compare({ services, pages }: Needs, step?: string): Promise<void> {
  const steps = (await services.planView.open()).compared(step);
  if (steps.length > 0) await pages.compare(steps);
  else await services.prompts.inform(l10n.t('The plan changes nothing that can be compared.'));
}

/** Does something with the plan that is shown. */
function withPlan(
  act: (plan: NonNullable<PlanView['current']>, needs: Needs, argument: unknown) => Promise<void>,
): Act {
  return async (needs, argument) => {
    const { planView, prompts } = needs.services;
    const current = await planView.current();
    if (current) await act(current, needs, argument);
    else await prompts.inform(l10n.t('There is no plan: run Engine Room: Deploy.'));
  };
}

/** The file of a menu, or the connection of a row. */
function placeIn({ views }: Services, argument: unknown) {
  const row = views.rowOf(argument);
  return { resource: row ? undefined : argument, target: row?.engine ?? row?.connection };
}
