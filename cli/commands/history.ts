import { Command } from 'commander';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

const help = `
Examples:
  engine-room history
  engine-room history 20261130T120000123Z-1a2b3c
  engine-room history --json

Every run of deploy, destroy, undo and of actions is recorded, here and in the editor: who, when, where, the plan and what
became of each step, without secrets; of very long texts, the beginning. The records are in the folder of this user's state
(XDG_STATE_HOME); the newest 200 are kept.

Exit codes:
  0   the runs were listed
  1   a record, or the folder of the records, can't be read; the others were listed
  64  wrong usage, such as a run that is not recorded
`;

/** `engine-room history`: the runs of this user on this machine. */
export function historyCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return new Command('history')
    .description('Lists what was deployed, destroyed and undone from this machine, or shows one run.')
    .argument('[run]', 'id of a run')
    .option('--json', 'print JSON for programs')
    .addHelpText('after', help)
    .action(async (run: string | undefined, { json = false }: { json?: boolean }) => {
      const { history } = await import('../deploy/history');
      finish(await history({ ...(run !== undefined && { run }), json }, context, terminal));
    });
}
