import { Command } from 'commander';
import { environmentHelp } from '../connections/environment';
import { withWatchedRunOptions, type WatchedRunFlags } from '../deploy/run-options';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

interface Flags extends WatchedRunFlags {
  readonly connection?: string;
  readonly allowReplace?: readonly string[];
}

const help = `
Examples:
  engine-room history
  engine-room undo 20261130T120000123Z-1a2b3c
  engine-room undo 20261130T120000123Z-1a2b3c --connection production --yes --confirm production

What the run created is removed, what it changed is put back, and what it removed is created again, as it was read before the
run. What somebody has changed since is refused. The plan is shown first and names what can't be put back, such as secrets,
versions that were used, and engines; variables beside a secret are put back without it. An undone run can be undone itself.

Exit codes:
  0   everything is as before the run, as far as the plan says
  1   something failed, was refused, or can't be put back
  3   still running: nothing failed, but the command stopped watching
  4   declined; nothing was sent
  64  wrong usage; nothing was sent
${environmentHelp}`;

/** `engine-room undo`: shows the way back to what was there before a run, asks, and goes it. */
export function undoCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return withWatchedRunOptions(new Command('undo'))
    .description('Puts back what was there before a run: shows the plan, asks for confirmation, and waits.')
    .argument('<run>', 'id of the run, as history lists it')
    .option('--connection <url|name>', 'the connection of the run, where its name is another one now')
    .option('--allow-replace <name...>', 'resources that may be deleted and created again')
    .addHelpText('after', help)
    .action(async (undone: string, flags: Flags) => {
      const { timeout: timeoutMs, yes = false, json = false, ...others } = flags;
      const { undo } = await import('../deploy/undo');
      finish(await undo({ verb: 'undo', undone, timeoutMs, yes, json, ...others }, context, terminal));
    });
}
