import { Command, Option } from 'commander';
import type { Override } from '../../../deploy/kie/import-items';
import { environmentHelp } from '../../connections/environment';
import { withRunOptions, type RunFlags } from '../../deploy/run-options';
import type { ExitCode } from '../../exit-code';
import type { ProcessContext } from '../../process-context';
import type { Terminal } from '../../terminal';
import { collect } from '../collect';

interface Flags extends RunFlags {
  readonly connection: string;
  readonly override: Override;
  readonly label?: readonly string[];
}

const help = `
Examples:
  engine-room kie import production.kie.json --connection production --override skip
  engine-room kie import exported.json --connection shop/prod-engine --override force --yes
  engine-room kie import shop.kie.json --connection production --override abort --label app=shop --label environment=testing

The plan shows what becomes of each item before anything is sent. An item is the same when its key and all of its labels
are. Of items that exist, --override force overwrites value and status (never the type, and not with nothing), skip leaves
them out, and abort imports what is before the first of them. Each item is looked at again right before it is written.

--label gives all items these labels in place of their own.

Exit codes:
  0   everything is imported, or left out as asked for
  1   something failed or was refused, or abort has stopped at an item
  4   declined; nothing was sent
  64  wrong usage; nothing was sent
${environmentHelp}`;

/** `engine-room kie import`: a file of configuration items. */
export function importCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return withRunOptions(new Command('import'))
    .description('Imports a file of configuration items: shows what becomes of each, asks, and writes them.')
    .argument('<file>', 'file of configuration items, as kie exports and imports them')
    .requiredOption('--connection <url|name>', 'address of kie, or name of a connection')
    .addOption(
      new Option('--override <how>', 'what becomes of items that exist')
        .choices(['force', 'abort', 'skip'])
        .makeOptionMandatory(),
    )
    .option('--label <name=value>', 'label of all items, in place of their own (repeatable)', collect)
    .addHelpText('after', help)
    .action(async (file: string, flags: Flags) => {
      const { importFile } = await import('../../kie/import');
      const { label, yes = false, json = false, ...others } = flags;
      finish(
        await importFile({ verb: 'import', file, labels: label, yes, json, ...others }, context, terminal),
      );
    });
}
