import type { PublishTarget } from '../../deploy/deploy-file';
import { makeDestroyPlan } from '../../deploy/destroy/make-plan';
import { deployExit, type ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { agreeAndCarryOut, type PlanRun } from './carry-out';
import { withContext } from './context';
import { readFiles } from './read-files';

/** Options of `engine-room destroy`. */
export interface DestroyCommand extends PlanRun {
  readonly files: readonly string[];
  readonly connection: string;
  /** Where the policies of files are that name no engine. */
  readonly publishTo?: PublishTarget;
}

/**
 * Shows what goes of what the files name, asks for confirmation, removes it and waits until it is gone.
 * @throws UsageError
 */
export async function destroy(
  command: DestroyCommand,
  caller: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const files = await readFiles(command.files, caller.folder, terminal, command.publishTo);
  if (!files) return deployExit.failed;
  return withContext(files, command.connection, caller, terminal, (context) => {
    const make = () => makeDestroyPlan({ files }, context);
    return agreeAndCarryOut(make, command, caller, terminal, context.clock);
  });
}
