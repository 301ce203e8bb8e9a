import { Command } from 'commander';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { exportItemsCommand } from './kie/export';
import { importCommand } from './kie/import';

/** `engine-room kie`: work on many configuration items. */
export function kieCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  const command = new Command('kie').description('Imports and exports configuration items of an engine.');
  for (const build of [importCommand, exportItemsCommand]) {
    command.addCommand(build(terminal, finish, context));
  }
  return command;
}
