import { Command, InvalidArgumentError, Option } from 'commander';
import type { ManifestOptions } from '../../manifests/manifest';
import type { ExitCode } from '../exit-code';
import { lint } from '../lint/lint';
import { jsonReporter, textReporter } from '../lint/reporter';
import { parseSeverity } from '../lint/severities';
import type { Terminal } from '../terminal';

interface Flags {
  readonly format: 'text' | 'json';
  readonly maxWarnings?: number;
  readonly dialect: ManifestOptions['lainDialect'];
  readonly rule: readonly string[];
}

const exitCodes = `
Exit codes:
  0  no error, and not more warnings than --max-warnings allows (without it, any number)
  1  an error, or more warnings than allowed
  2  wrong usage, or a path that could not be read; everything else is still checked
`;

/** `engine-room lint`: the editor's own rules in a terminal. */
export function lintCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('lint')
    .description('Checks the manifests among the given files and folders.')
    .argument('[path...]', 'files and folders; the current folder when none is given', ['.'])
    .addOption(
      new Option('--format <format>', 'how to print findings').choices(['text', 'json']).default('text'),
    )
    .option('--max-warnings <number>', 'fail when there are more warnings than this', wholeNumber)
    .addOption(
      new Option('--dialect <dialect>', 'whose parser reads lain.yaml')
        .choices(['laincloud', 'einplus'])
        .default('laincloud'),
    )
    .option(
      '--rule <id=severity>',
      'error, warning, information or off for one rule (repeatable)',
      collect,
      [],
    )
    .addHelpText('after', exitCodes)
    .action(async (paths: string[], flags: Flags) => {
      const { manifestKinds } = await import('../../manifests/kinds');
      const { allRules } = await import('../../manifests/all-rules');
      const known = new Set(allRules.map(({ id }) => id));
      const options = {
        paths,
        kinds: manifestKinds,
        manifests: { lainDialect: flags.dialect },
        severities: new Map(flags.rule.map((text) => parseSeverity(text, known))),
        maxWarnings: flags.maxWarnings,
      };
      const reporter = flags.format === 'json' ? jsonReporter(terminal) : textReporter(terminal);
      finish(await lint(options, reporter, terminal));
    });
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number, 0 or more.');
  return Number(text);
}

function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
