import type { ExportedFile } from '../../deploy/export/export-manifest';
import { oneLine } from '../../deploy/text';
import { deployExit, type ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import { save } from '../save';
import type { Terminal } from '../terminal';

/**
 * Writes what was exported to a file or to standard output. What is left out is named on `err`, and returns 1; values that
 * may be secrets are pointed out there. @throws UsageError when the file can't be written
 *
 * @param smaller How to export less at a time, in one sentence.
 */
export async function writeExport(
  { text, count, leftOut, secrets, tooLarge }: ExportedFile,
  file: { readonly name: string; readonly path: string } | undefined,
  terminal: Terminal,
  smaller: string,
): Promise<ExitCode> {
  if (!file) await terminal.out(text);
  else if (count > 0) await save(file.path, text);
  const notes = [
    ...(tooLarge === undefined ? [] : [`Nothing is exported. ${tooLarge} ${smaller}`]),
    ...secrets.map(({ title, details }) => `${title} is exported with what may be secrets: ${details}.`),
    ...leftOut.map(({ title, details }) => `${title} is not exported. ${details}`),
    ...(!file || count === 0 ? [] : [`Resources written to ${file.name}: ${count}.`]),
  ];
  for (const note of notes) await terminal.err(`engine-room: ${printableLines(oneLine(note))}\n`);
  return leftOut.length > 0 || tooLarge !== undefined ? deployExit.failed : deployExit.reached;
}
