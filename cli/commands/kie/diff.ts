import { Command } from 'commander';
import { environmentHelp } from '../../connections/environment';
import { sideVariablesHelp } from '../../connections/side-environment';
import type { ExitCode } from '../../exit-code';
import { sideHelp } from '../../kie/side-help';
import type { ProcessContext } from '../../process-context';
import type { Terminal } from '../../terminal';

const help = `
Examples:
  engine-room kie diff production.kie.json production
  engine-room kie diff environment=testing@production environment=production@production
  engine-room kie diff shop/test-engine shop/prod-engine --json

${sideHelp}

Items are the same when their keys and labels are; a label that both sides name, such as environment, does not count then.
Value, type and state are compared; secrets are masked. What a file leaves out is not compared. With --json: {left, right,
items: [{key, labels, state, changes: [{path, from, to}]}], counts}, the state is differs, left or right.

Exit codes:
  0   both sides are the same
  1   a file has errors, or a server refused or can't be reached
  2   they differ
  64  wrong usage
${sideVariablesHelp('LEFT', 'RIGHT')}${environmentHelp}`;

/** `engine-room kie diff`: what differs between files, engines and environments. */
export function diffCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return new Command('diff')
    .description('Compares the configuration items of files, engines and environments.')
    .argument('<left>', 'file or connection, perhaps with labels before it: environment=testing@production')
    .argument('<right>', 'the same')
    .option('--json', 'print JSON for programs')
    .addHelpText('after', help)
    .action(async (left: string, right: string, { json = false }: { json?: boolean }) => {
      const { diff } = await import('../../kie/diff');
      finish(await diff({ left, right, json }, context, terminal));
    });
}
