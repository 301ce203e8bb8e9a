import { Command } from 'commander';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { importCommand } from './kie/import';

/** `engine-room kie`: work on many configuration items. */
export function kieCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  const command = new Command('kie').description('Imports configuration items of an engine.');
  for (const build of [importCommand]) {
    command.addCommand(build(terminal, finish, context));
  }
  return command;
}
