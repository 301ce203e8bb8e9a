import type { DeployOutcome } from '../../deploy/apply-plan';
import { describeDone } from '../../deploy/counts';
import type { DeployEvent } from '../../deploy/events';
import { isWrite, titleOf } from '../../deploy/plan';
import { reportOutcome } from '../../deploy/report';
import { OutputClosed, type Terminal } from '../terminal';
import { oneLine } from '../../deploy/text';
import { printableLines } from '../printable-lines';

/** Prints the events of a deployment and its outcome. */
export interface ProgressReporter {
  event(event: DeployEvent): void;
  /** @param run Id of the run in the history; undefined when it is not there. */
  end(outcome: DeployOutcome, run: string | undefined): Promise<void>;
}

/** Prints events as they come, as text or as lines of JSON. A closed output stops the printing, not the deployment. */
export function progressReporter(
  { json, verb }: { readonly json: boolean; readonly verb: Verb },
  terminal: Terminal,
): ProgressReporter {
  let written = Promise.resolve();
  const write = (line: string): void => {
    written = written.then(() => terminal.out(`${line}\n`)).catch(ignoreClosed);
  };
  return {
    event: (event) => {
      const line = json ? JSON.stringify(event) : textOf(event);
      if (line !== undefined) write(line);
    },
    end: async (outcome, run) => {
      const report = reportOutcome(outcome, run);
      write(json ? JSON.stringify(report) : `${endOf(outcome, verb)} ${describeDone(report.counts)}`);
      await written;
    },
  };
}

const endings = { failed: 'Failed.', running: 'Still running.' } as const;
const reached = {
  deploy: 'Deployed.',
  destroy: 'Destroyed.',
  undo: 'Undone.',
  import: 'Imported.',
  promote: 'Promoted.',
} as const;

/** How it ended; of undoing also whether something was put back where not all was. */
function endOf({ state, steps }: DeployOutcome, verb: Verb): string {
  if (state !== 'reached') return endings[state];
  if (!isShort(steps)) return reached[verb];
  return steps.some(({ step }) => isWrite(step.action)) ? 'Undone in part.' : 'Not undone:';
}

/** Whether undoing leaves something as the run has changed it. */
export function isShort(steps: DeployOutcome['steps']): boolean {
  return steps.some(({ step }) => step.isNotRestored);
}

/** What a command does with a plan. */
export type Verb = keyof typeof reached;

/** The line of an event; undefined for one that adds nothing to the plan. */
function textOf({ resource, state, action, message }: DeployEvent): string | undefined {
  if (state === 'started' || message === undefined) return undefined;
  if (state === 'done' && action === 'unchanged') return undefined;
  const how = state === 'failed' || state === 'skipped' ? `${state}: ` : '';
  return printableLines(oneLine(`${resource.kind} ${titleOf(resource)}: ${how}${message}`));
}

function ignoreClosed(error: unknown): void {
  if (!(error instanceof OutputClosed)) throw error;
}
