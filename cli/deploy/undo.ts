import type { RunRecord } from '../../deploy/history/run-record';
import { servicesFor } from '../../deploy/kinds';
import { makeUndoPlan } from '../../deploy/undo/make-plan';
import { OtherTarget } from '../../deploy/undo/same-target';
import { filesOf } from '../../deploy/undo/undo-files';
import { undoneSteps } from '../../deploy/undo/undone';
import { deployExit, type ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { agreeAndCarryOut, refuse, type PlanRun } from './carry-out';
import { withService } from './context';
import { withRecord } from './history';

/** Options of `engine-room undo`. */
export interface UndoCommand extends PlanRun {
  /** Id of the run to undo. */
  readonly undone: string;
  /** The connection of the run by default. */
  readonly connection?: string;
  readonly allowReplace?: readonly string[];
}

/**
 * Shows the way back to what was there before a run, asks for confirmation, carries it out and follows it to the end.
 * @throws UsageError
 */
export async function undo(
  command: UndoCommand,
  caller: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  return withRecord(command.undone, caller, terminal, (record) => undoRun(record, command, caller, terminal));
}

async function undoRun(
  record: RunRecord,
  command: UndoCommand,
  caller: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const [service] = servicesFor(filesOf(undoneSteps(record).known));
  if (!service) {
    await terminal.err('engine-room: The run changed nothing that can be put back.\n');
    return deployExit.failed;
  }
  const { connection = record.target.name, allowReplace } = command;
  return withService(service, connection, caller, terminal, async (context) => {
    try {
      const make = () => makeUndoPlan(record, context, allowReplace);
      return await agreeAndCarryOut(make, command, caller, terminal, context.clock);
    } catch (error) {
      if (!(error instanceof OtherTarget)) throw error;
      return refuse(terminal, [error.message]);
    }
  });
}
