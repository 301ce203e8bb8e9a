import path from 'node:path';
import { exportManifest } from '../../deploy/export/export-manifest';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { withResources, type Wanted } from './find-resources';
import { writeExport } from './write-export';

/** Options of `engine-room export`. */
export interface ExportCommand extends Wanted {
  /** Also exports what belongs to the resources. */
  readonly withContents: boolean;
  /** File to write the manifest to, instead of standard output. */
  readonly out?: string;
}

const smaller = 'Export them in parts: name those of each file, or leave out --with-contents.';

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
    const file = out === undefined ? undefined : { name: out, path: path.resolve(context.folder, out) };
    return writeExport(await exportManifest(resources, live), file, terminal, smaller);
  });
}
