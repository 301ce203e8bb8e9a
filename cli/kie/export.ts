import path from 'node:path';
import { exportItems } from '../../deploy/kie/export-items';
import { liveItems, missingKeys, selected } from '../../deploy/kie/item-side';
import { withService } from '../deploy/context';
import { deployExit, type ExitCode } from '../exit-code';
import { writeExport } from '../export/write-export';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { readLabels } from './labels';

/** Options of `engine-room kie export`. */
export interface ExportItemsCommand {
  readonly connection: string;
  /** Labels that the items have, as `name=value`. */
  readonly labels: readonly string[];
  /** Keys, in which `*` stands for any characters; all when empty. */
  readonly keys: readonly string[];
  /** File to write, instead of standard output. */
  readonly out?: string;
}

const smaller = 'Export them in parts, a file for each --label or --key.';

/**
 * Prints a file of live configuration items whose plan is empty. Keys that no item has return 1, and so does what is left
 * out. @throws UsageError
 */
export async function exportKieItems(
  { connection, keys, out, ...command }: ExportItemsCommand,
  caller: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const labels = readLabels(command.labels);
  return withService('kie', connection, caller, terminal, async (context) => {
    const labelled = selected(await liveItems(context), { labels });
    const problems = [
      ...(labelled.length === 0 ? ['There is no configuration item with these labels.'] : []),
      ...missingKeys(labelled, keys).map((key) => `There is no configuration item ${key} with these labels.`),
    ];
    for (const problem of problems) await terminal.err(`engine-room: ${printableLines(problem)}\n`);
    const exported = await exportItems(selected(labelled, { keys }), context);
    const file = out === undefined ? undefined : { name: out, path: path.resolve(caller.folder, out) };
    const code = await writeExport(exported, file, terminal, smaller);
    return problems.length > 0 ? deployExit.failed : code;
  });
}
