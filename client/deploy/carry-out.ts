import * as l10n from '@vscode/l10n';
import type { DeployOutcome } from '../../deploy/apply-plan';
import type { DeployEvent } from '../../deploy/events';
import { applyRecorded } from '../../deploy/history/record-run';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { titleOf, type Plan } from '../../deploy/plan';
import type { Services } from '../services';
import type { Alone } from './alone-on-target';
import { editorHistory } from './editor-history';
import { wordsFor } from './purpose';
import { withCancel, type ReportMessage } from '../with-cancel';

/** What carrying a plan out is called. */
export interface CarryingOut {
  /** What cancelling does. */
  readonly aboutCancel: string;
  /** What the history calls it: `deploy`, or the id of an action. */
  readonly verb: string;
  readonly alone?: Alone;
}

/** How a plan was carried out, and what did not go as usual, each in one sentence. */
export interface CarriedOut {
  readonly outcome: DeployOutcome;
  readonly problems: readonly string[];
}

/**
 * Applies a plan and records the run while a notification shows the progress. The editor always labels the notification's button "Cancel",
 * so the title says what cancelling does.
 */
export function carryOut(
  services: Services,
  prepared: PreparedPlan,
  { aboutCancel, verb, alone }: CarryingOut,
  onStep?: (event: DeployEvent) => void,
): Promise<CarriedOut> {
  const title = titleFor(prepared.plan);
  const problems = alone?.problem === undefined ? [] : [alone.problem];
  const task = async (signal: AbortSignal, report: ReportMessage) => {
    const onEvent = (event: DeployEvent): void => {
      const text = [titleOf(event.resource), event.message].filter((part) => part !== undefined).join(': ');
      services.log.info(`${text} (${event.state})`);
      report(event.message ?? titleOf(event.resource));
      onStep?.(event);
    };
    const recording = {
      history: editorHistory(),
      verb,
      program: 'editor',
      onProblem: (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        problems.push(l10n.t('This run is not in the history and can’t be undone: {0}', reason));
      },
    } as const;
    const options = { clock: services.clock, onEvent, signal, obstacle: alone?.obstacle };
    return { outcome: (await applyRecorded(prepared, options, recording)).outcome, problems };
  };
  return services.work.run(title, () => withCancel(`${title} (${aboutCancel})`, task));
}

function titleFor(plan: Plan): string {
  const [only] = plan.steps;
  if (plan.steps.length === 1 && only) return only.summary;
  return wordsFor(plan).progress(plan.target.name);
}
