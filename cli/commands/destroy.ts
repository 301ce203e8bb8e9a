import { Command } from 'commander';
import { environmentHelp } from '../connections/environment';
import { publishHelp, withPublishOptions, type PublishFlags } from '../deploy/publish-options';
import { withWatchedRunOptions, type WatchedRunFlags } from '../deploy/run-options';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

interface Flags extends PublishFlags, WatchedRunFlags {
  readonly connection: string;
}

const help = `
Examples:
  engine-room destroy shop.servicestage.yaml --connection testing
  engine-room destroy lain.yaml config.kie.json --connection production --yes --confirm production

Removes what the files name, in the reverse order of a deployment, and nothing else: what holds something that no file
names is refused, and nothing is forced. What is not there is left alone. The plan is shown first and says what else goes.
Without a terminal, --yes is required. A protected connection requires its name, typed or given by --confirm.
${publishHelp}
Exit codes:
  0   everything that the files name is gone
  1   something failed or was refused
  3   still running: nothing failed, but the command stopped watching
  4   declined; nothing was sent
  64  wrong usage; nothing was sent
${environmentHelp}`;

/** `engine-room destroy`: shows what goes, asks for confirmation, and removes it. */
export function destroyCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return withWatchedRunOptions(withPublishOptions(new Command('destroy')))
    .description(
      'Removes what manifests name: shows the plan, asks for confirmation, and waits until it is gone.',
    )
    .argument('<file...>', 'manifests')
    .requiredOption('--connection <url|name>', 'target: address of the service, or name of a connection')
    .addHelpText('after', help)
    .action(async (files: string[], flags: Flags) => {
      const { timeout: timeoutMs, yes = false, json = false, ...others } = flags;
      const { publishTarget } = await import('../deploy/publish-target');
      const publishTo = publishTarget(flags);
      const { destroy } = await import('../deploy/destroy');
      const command = { verb: 'destroy', files, timeoutMs, yes, json, publishTo, ...others } as const;
      finish(await destroy(command, context, terminal));
    });
}
