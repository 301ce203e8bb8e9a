import path from 'node:path';
import { exportManifest } from '../../deploy/export/export-manifest';
import { deployExit, type ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import { save } from '../save';
import type { Terminal } from '../terminal';
import { withResources, type Wanted } from './find-resources';

/** Options of `engine-room export`. */
export interface ExportCommand extends Wanted {
  /** Also exports what belongs to the resources. */
  readonly withContents: boolean;
  /** File to write the manifest to, instead of standard output. */
  readonly out?: string;
}

/**
 * Prints manifests of live resources whose plan is empty. What would change by deploying it is left out, named on `err`,
 * and returns 1; values that may be secrets are pointed out there. @throws UsageError
 */
export async function exportResources(
  command: ExportCommand,
  context: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const { withContents, out } = command;
  return withResources(command, context, terminal, async (found, live) => {
    const named = found.map(({ resource }) => resource);
    const resources = withContents
      ? (await Promise.all(named.map((one) => live.withContents(one)))).flat()
      : named;
    const { text, count, leftOut, secrets } = await exportManifest(resources, live);
    if (out === undefined) await terminal.out(text);
    else if (count > 0) await save(path.resolve(context.folder, out), text);
    const notes = [
      ...secrets.map(({ title, details }) => `${title} is exported with what may be secrets: ${details}.`),
      ...leftOut.map(({ title, details }) => `${title} is not exported. ${details}`),
      ...(out === undefined || count === 0 ? [] : [`Resources written to ${out}: ${count}.`]),
    ];
    for (const note of notes) await terminal.err(`engine-room: ${printableLines(note)}\n`);
    return leftOut.length > 0 ? deployExit.failed : deployExit.reached;
  });
}
