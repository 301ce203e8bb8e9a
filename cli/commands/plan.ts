import { Command, Option } from 'commander';
import { environmentHelp } from '../connections/environment';
import type { PlanFormat } from '../deploy/plan';
import { publishHelp, withPublishOptions, type PublishFlags } from '../deploy/publish-options';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

interface Flags extends PublishFlags {
  readonly connection: string;
  readonly appVersion?: string;
  readonly allowReplace?: readonly string[];
  readonly format: PlanFormat;
  readonly out?: string;
  readonly detailedExitcode?: true;
}

const help = `
Examples:
  engine-room plan lain.yaml --connection production
  engine-room plan lain.yaml --connection production --app-version 1496631978-a46ef7a…
  engine-room plan config.kie.json --connection http://127.0.0.1:30110 --format markdown
  engine-room plan checkout.retry.governance.json --connection production --engine prod-engine
  engine-room plan lain.yaml --connection production --out app.plan --detailed-exitcode

What can be deployed: apps of LAIN (lain.yaml), the documents of cloud manifests (ServiceStage, engines, governance, registry,
configuration items, Nacos namespaces), files of configuration items (*.kie.json, *.kie.yaml) and policies. What a document leaves out is not changed, and nothing is deleted
that no document names. A change that needs the resource to be deleted and created again is refused, unless
--allow-replace names it.
${publishHelp}
For a lain.yaml, the pushed version of the checked-out commit is planned, or else the newest pushed version.

The connection is the address of the service, or the name of a connection in engine-room.json (here or in a folder above).

--out saves hashes of the files and of the live state, but no values; "engine-room deploy --plan" reads both again.

Exit codes:
  0   the plan was made; with --detailed-exitcode, it changes nothing
  1   the files have errors, the plan can't be deployed, or the server can't be reached
  2   with --detailed-exitcode: the plan changes something
  64  wrong usage
${environmentHelp}`;

/** `engine-room plan`: what deploying would change. */
export function planCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return withPublishOptions(new Command('plan'))
    .description('Shows what deploying manifests would change, and changes nothing.')
    .argument('<file...>', 'manifests')
    .requiredOption('--connection <url|name>', 'target: address of the service, or name of a connection')
    .option('--app-version <version>', 'pushed version of the app, for one lain.yaml')
    .addOption(
      new Option('--format <format>', 'output format of the plan')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .option('--allow-replace <name...>', 'resources that may be deleted and created again')
    .option('--out <file>', 'save the plan to this file, for deploy --plan')
    .option('--detailed-exitcode', 'exit with 2 when the plan changes something')
    .addHelpText('after', help)
    .action(async (files: string[], flags: Flags) => {
      const { plan } = await import('../deploy/plan');
      const { publishTarget } = await import('../deploy/publish-target');
      const { appVersion: version, detailedExitcode: detailedExitCode = false, ...others } = flags;
      const publishTo = publishTarget(flags);
      finish(await plan({ files, version, detailedExitCode, publishTo, ...others }, context, terminal));
    });
}
