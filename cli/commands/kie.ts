import { Command } from 'commander';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { diffCommand } from './kie/diff';
import { exportItemsCommand } from './kie/export';
import { importCommand } from './kie/import';
import { promoteCommand } from './kie/promote';

/** `engine-room kie`: work on many configuration items. */
export function kieCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  const command = new Command('kie').description(
    'Imports, exports, compares and promotes configuration items.',
  );
  for (const build of [importCommand, exportItemsCommand, diffCommand, promoteCommand]) {
    command.addCommand(build(terminal, finish, context));
  }
  return command;
}
