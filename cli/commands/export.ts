import { Command } from 'commander';
import { environmentHelp } from '../connections/environment';
import type { ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';

interface Flags {
  readonly connection: string;
  readonly withContents?: true;
  readonly out?: string;
}

const help = `
Examples:
  engine-room export Environment prod test --connection production
  engine-room export Application shop --with-contents --connection production --out shop.servicestage.yaml
  engine-room export Engine prod-engine --with-contents --connection production --out prod-engine.cse.yaml

Kinds are named as in manifests. What servers set themselves is left out, and the manifest is planned at once: a resource
that deploying it would change is not written, but reported with its fields. Passwords that servers don't return are
missing; other values that may be secrets are written, and pointed out.

--with-contents adds what belongs to the resources: components, instances and variables of an application; policies,
microservices, schemas and configuration items of an engine. Instances of microservices register themselves, and are
exported only when they are asked for.

The connection is the address of the service, or the name of a connection in engine-room.json (here or in a folder above).

Exit codes:
  0   everything is exported
  1   something is not: a name was not found, deploying it would change it, the manifest would be too long to
      be read, or a server refused or can't be reached
  64  wrong usage
${environmentHelp}`;

/** `engine-room export`: manifests of live resources. */
export function exportCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return new Command('export')
    .description('Writes manifests of live resources that change nothing when they are deployed.')
    .argument('<kind>', 'kind as in manifests, such as Application or Config')
    .argument('[name...]', 'names; all of the kind when left out')
    .requiredOption('--connection <url|name>', 'address of the service, or name of a connection')
    .option('--with-contents', 'also export what belongs to the resources')
    .option('--out <file>', 'write the manifest to this file')
    .addHelpText('after', help)
    .action(async (kind: string, names: string[], flags: Flags) => {
      const { exportResources } = await import('../export/export');
      const { withContents = false, ...others } = flags;
      finish(await exportResources({ kind, names, withContents, ...others }, context, terminal));
    });
}
