import { Command, Option } from 'commander';
import { environmentHelp } from '../connections/environment';
import type { ExitCode } from '../exit-code';
import type { GetForm } from '../export/get';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

interface Flags {
  readonly connection: string;
  readonly output: GetForm;
}

const help = `
Examples:
  engine-room get Application --connection production
  engine-room get Instance cart-prod --connection production -o yaml
  engine-room get Config --connection http://127.0.0.1:30110 -o json

Kinds are named as in manifests. Resources are shown as manifests describe them; secrets are masked: "engine-room export"
writes manifests that can be deployed.

The connection is the address of the service, or the name of a connection in engine-room.json (here or in a folder above).

Exit codes:
  0   the resources are shown
  1   a name was not found, or a server refused or can't be reached
  64  wrong usage
${environmentHelp}`;

/** `engine-room get`: live resources. */
export function getCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return new Command('get')
    .description('Shows live resources, with secrets masked.')
    .argument('<kind>', 'kind as in manifests, such as Application or Config')
    .argument('[name...]', 'names; all of the kind when left out')
    .requiredOption('--connection <url|name>', 'address of the service, or name of a connection')
    .addOption(
      new Option('-o, --output <form>', 'form of the output')
        .choices(['table', 'json', 'yaml'])
        .default('table'),
    )
    .addHelpText('after', help)
    .action(async (kind: string, names: string[], flags: Flags) => {
      const { get } = await import('../export/get');
      finish(await get({ kind, names, ...flags }, context, terminal));
    });
}
