import { Command } from 'commander';
import { environmentHelp } from '../../connections/environment';
import { sideVariablesHelp } from '../../connections/side-environment';
import { withRunOptions, type RunFlags } from '../../deploy/run-options';
import type { ExitCode } from '../../exit-code';
import { sideHelp } from '../../kie/side-help';
import type { ProcessContext } from '../../process-context';
import type { Terminal } from '../../terminal';

interface Flags extends RunFlags {
  readonly from: string;
  readonly to: string;
}

const help = `
Examples:
  engine-room kie promote --from environment=testing@production --to environment=production@production application.yaml
  engine-room kie promote --from shop/test-engine --to shop/prod-engine "servicecomb.*" --yes --confirm shop/prod-engine

${sideHelp}

Items keep key, value, type and state, and their labels; labels of --to take the place of those of the same names. Only what
differs is written, and nothing is deleted. Both sides are read again after the confirmation, and each item of --to right
before it is written: what has moved is not written over. Values that may hold secrets are pointed out first.

Exit codes:
  0   everything is as planned
  1   something failed or was refused
  4   declined; nothing was sent
  64  wrong usage; nothing was sent
${sideVariablesHelp('FROM', 'TO')}${environmentHelp}`;

/** `engine-room kie promote`: items of one engine or environment in another. */
export function promoteCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return withRunOptions(new Command('promote'))
    .description('Brings configuration items from one engine or environment to another.')
    .argument('[key...]', 'keys of the items; * stands for any characters; all when left out')
    .requiredOption('--from <side>', 'where they are: environment=testing@production')
    .requiredOption('--to <side>', 'the connection to write to, with the labels that they get there')
    .addHelpText('after', help)
    .action(async (keys: string[], flags: Flags) => {
      const { promote } = await import('../../kie/promote');
      const { yes = false, json = false, ...others } = flags;
      finish(await promote({ verb: 'promote', keys, yes, json, ...others }, context, terminal));
    });
}
