import { Command } from 'commander';
import { environmentHelp } from '../connections/environment';
import { publishHelp, withPublishOptions, type PublishFlags } from '../deploy/publish-options';
import { withWatchedRunOptions, type WatchedRunFlags } from '../deploy/run-options';
import { UsageError, type ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

interface Flags extends PublishFlags, WatchedRunFlags {
  readonly plan?: string;
  readonly connection: string;
  readonly appVersion?: string;
  readonly allowReplace?: readonly string[];
}

const help = `
Examples:
  engine-room deploy lain.yaml --connection production
  engine-room deploy microservice.yaml --connection production --engine prod-engine --selector environment=production app=shop
  engine-room deploy --plan app.plan --connection production --yes
  engine-room deploy config.kie.json --connection production --yes --confirm production --timeout 10m

The plan is shown first. The live state is read again before the plan is applied: if it has changed, the new plan is
shown for confirmation. Without a terminal, --yes is required. A protected connection requires its name, typed or given
by --confirm. Deploying again changes nothing; deploying after a failure continues where it stopped.
${publishHelp}
Ctrl-C and the end of --timeout start no further steps and print what is still running.

With --json, each event is a line {resource, action, state, message}, and the last line is {counts, run}.

Exit codes:
  0   everything is as planned
  1   something failed or was refused
  3   still running: nothing failed, but the command stopped watching
  4   declined; nothing was sent
  64  wrong usage; nothing was sent
${environmentHelp}`;

const givesMore = 'A plan names its files and their options: give nothing but --plan.';

/** `engine-room deploy`: shows the plan, asks for confirmation, applies and follows it. */
export function deployCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return withWatchedRunOptions(withPublishOptions(new Command('deploy')))
    .description('Deploys manifests: shows the plan, asks for confirmation, and waits until it is done.')
    .argument('[file...]', 'manifests')
    .option('--plan <file>', 'deploy the plan that plan --out saved; refused if the plan has changed since')
    .requiredOption('--connection <url|name>', 'target: address of the service, or name of a connection')
    .option('--app-version <version>', 'pushed version of the app, for one lain.yaml')
    .option('--allow-replace <name...>', 'resources that may be deleted and created again')
    .addHelpText('after', help)
    .action(async (files: string[], flags: Flags) => {
      const { appVersion: version, timeout: timeoutMs, yes = false, json = false, ...others } = flags;
      if (others.plan === undefined && files.length === 0)
        throw new UsageError('Name a manifest, or --plan.');
      const isGivenMore = files.length > 0 || version !== undefined || others.allowReplace !== undefined;
      if (others.plan !== undefined && isGivenMore) {
        throw new UsageError(givesMore);
      }
      const { publishTarget } = await import('../deploy/publish-target');
      const publishTo = publishTarget(flags);
      if (others.plan !== undefined && publishTo) throw new UsageError(givesMore);
      const { deploy } = await import('../deploy/deploy');
      const command = { verb: 'deploy', files, version, timeoutMs, yes, json, publishTo, ...others } as const;
      finish(await deploy(command, context, terminal));
    });
}
