import { planImport, type Override } from '../../deploy/kie/import-items';
import { hasItems } from '../../deploy/kie/wanted-items';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { agreeAndCarryOut, refuse, type PlanRun } from '../deploy/carry-out';
import { withService } from '../deploy/context';
import { readFiles } from '../deploy/read-files';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { readLabels } from './labels';

/** Options of `engine-room kie import`. */
export interface ImportCommand extends PlanRun {
  readonly file: string;
  readonly connection: string;
  readonly override: Override;
  /** Labels of all items as `name=value`; their own when left out. */
  readonly labels?: readonly string[];
}

/**
 * Imports a file of configuration items by a plan that is shown and confirmed. Returns 1 also when it stops at an item that
 * exists. @throws UsageError
 */
export async function importFile(
  command: ImportCommand,
  caller: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const { file, connection, override } = command;
  const labels = command.labels && readLabels(command.labels);
  const files = await readFiles([file], caller.folder, terminal);
  if (!files) return deployExit.failed;
  if (!files.some(hasItems)) throw new UsageError(`${file} holds no configuration items.`);
  return withService('kie', connection, caller, terminal, async (context) => {
    let latest: PreparedPlan | undefined;
    const make = async () =>
      (latest = await planImport(files, { override, ...(labels && { labels }) }, context));
    const code = await agreeAndCarryOut(make, command, caller, terminal, context.clock);
    const stopped = latest?.steps.find(({ warning }) => warning !== undefined);
    return code === deployExit.reached && stopped ? refuse(terminal, [stopped.warning ?? '']) : code;
  });
}
