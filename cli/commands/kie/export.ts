import { Command } from 'commander';
import { environmentHelp } from '../../connections/environment';
import type { ExitCode } from '../../exit-code';
import type { ProcessContext } from '../../process-context';
import type { Terminal } from '../../terminal';
import { collect } from '../collect';

interface Flags {
  readonly connection: string;
  readonly label: readonly string[];
  readonly key: readonly string[];
  readonly out?: string;
}

const help = `
Examples:
  engine-room kie export --connection production --out production.kie.json
  engine-room kie export --label app=shop --label environment=testing --connection production --out testing.kie.json
  engine-room kie export --key application.yaml --key "servicecomb.*" --connection shop/prod-engine

An item is exported when it has all of these labels, whatever others it has, and one of the keys, in which * stands for any
characters. The file is the one that kie imports, with all items of its engine, also those that hold policies and route
rules; "engine-room export Config" writes a manifest instead. It is planned at once: an item that deploying it would change,
or that the checks refuse, is not written, but reported. Values that may be secrets are written, and pointed out.

Exit codes:
  0   everything is exported
  1   something is not: no item has such a key or such labels, the file would be larger than servers take, or a
      server refused or can't be reached
  64  wrong usage
${environmentHelp}`;

/** `engine-room kie export`: a file of live configuration items. */
export function exportItemsCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return new Command('export')
    .description('Writes a file of live configuration items that changes nothing when it is deployed.')
    .option('--label <name=value>', 'label that the items have (repeatable)', collect, [])
    .option('--key <key>', 'key of the items; * stands for any characters (repeatable)', collect, [])
    .requiredOption('--connection <url|name>', 'address of kie, or name of a connection')
    .option('--out <file>', 'write to this file')
    .addHelpText('after', help)
    .action(async ({ label: labels, key: keys, ...others }: Flags) => {
      const { exportKieItems } = await import('../../kie/export');
      finish(await exportKieItems({ labels, keys, ...others }, context, terminal));
    });
}
