import { Command, InvalidArgumentError, Option } from 'commander';
import type { ManifestOptions } from '../../manifests/engine/manifest';
import { UsageError, type ExitCode } from '../exit-code';
import type { LintOptions } from '../lint/lint';
import { formats, type Format } from '../lint/reporters/formats';
import type { Layout } from '../lint/reporters/reporter-for';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { type SeveritySetting, severitySettings } from '../../manifests/engine/rules/severities';
import { collect } from './collect';

interface Flags {
  readonly format: Format;
  readonly fix?: true;
  readonly maxWarnings?: number;
  readonly dialect?: ManifestOptions['lainDialect'];
  readonly rule: readonly string[];
  readonly ignore: boolean;
}

const notes = `
Links are not followed. Hidden folders and files that .gitignore or .engine-room-ignore exclude are skipped unless they
are named. A path that does not exist may be a pattern such as "config/**/*.yaml". The section "lint" of the nearest
engine-room.json may have "rules" ({"id": "severity"}), "ignore" (patterns), "lainDialect" and "framework" (of
microservices: java-chassis-2, java-chassis-3, go-chassis, spring-cloud); options take precedence.

Exit codes:
  0  no error, and not more warnings than --max-warnings allows (without it, any number)
  1  an error, or more warnings than allowed
  2  wrong usage, or a path that couldn't be read or fixed; everything else is still checked
`;

/** `engine-room lint`: the editor's rules in a terminal. */
export function lintCommand(
  terminal: Terminal,
  finish: (code: ExitCode) => void,
  context: ProcessContext,
): Command {
  return new Command('lint')
    .description('Checks the manifests among the given files and folders.')
    .argument('[path...]', 'files, folders and patterns; the current folder when none is given', ['.'])
    .addOption(
      new Option('--format <format>', 'output format of the findings').choices(formats).default('text'),
    )
    .option('--fix', 'fix findings that have a single fix, and print the others')
    .option('--max-warnings <number>', 'fail when there are more warnings than this', wholeNumber)
    .addOption(
      new Option('--dialect <dialect>', 'dialect of lain.yaml; laincloud by default').choices([
        'laincloud',
        'einplus',
      ]),
    )
    .option(
      '--rule <id=severity>',
      'error, warning, information or off for one rule (repeatable)',
      collect,
      [],
    )
    .option('--no-ignore', 'check ignored files too')
    .addHelpText('after', notes)
    .action(async (paths: string[], flags: Flags) => {
      const { lint } = await import('../lint/lint');
      const { reporterFor } = await import('../lint/reporters/reporter-for');
      const { workersFor } = await import('../lint/workers');
      const options = await optionsOf(paths, flags, context.folder);
      const layout = layoutOf(flags.format, options, context);
      const reporter = await reporterFor(layout, terminal);
      finish(await lint(options, reporter, terminal, workersFor(layout, terminal.coloured)));
    });
}

/** Reports all errors in the command line and the configuration before any file is read. */
async function optionsOf(paths: readonly string[], flags: Flags, folder: string): Promise<LintOptions> {
  const { manifestKinds } = await import('../../manifests/kinds');
  const { knownRuleIds: knownRules } = await import('../../manifests/all-rules');
  const { readLintConfig } = await import('../lint/config');
  const { ignoreLevel } = await import('../../manifests/engine/workspace/ignore-files');
  const ofFlags = flags.rule.map((text) => parseSeverity(text, knownRules));
  const config = await readLintConfig(folder, knownRules);
  return {
    paths,
    folder,
    ignore: flags.ignore ? [ignoreLevel(config.ignore.folder, config.ignore.patterns)] : undefined,
    kinds: manifestKinds,
    manifests: {
      lainDialect: flags.dialect ?? config.lainDialect ?? 'laincloud',
      ...(config.framework && { framework: config.framework }),
    },
    severities: new Map([...config.severities, ...ofFlags]),
    knownRules,
    fix: flags.fix ?? false,
    maxWarnings: flags.maxWarnings,
  };
}

/** How findings are printed; paths in reports for other programs are relative to what these take for the root. */
function layoutOf(
  format: Format,
  { folder, severities }: LintOptions,
  { environment }: ProcessContext,
): Layout {
  const root = { github: environment['GITHUB_WORKSPACE'], gitlab: environment['CI_PROJECT_DIR'] };
  return {
    format,
    severities,
    folder: (format === 'github' || format === 'gitlab' ? root[format] : undefined) ?? folder,
  };
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number, 0 or more.');
  return Number(text);
}

/** Reads `id=severity` of `--rule`. Throws a `UsageError` for another form, an unknown id or an unknown severity. */
function parseSeverity(text: string, knownRules: ReadonlySet<string>): readonly [string, SeveritySetting] {
  const [id = '', wanted, ...more] = text.split('=');
  const level = severitySettings.find((candidate) => candidate === wanted);
  if (more.length > 0 || level === undefined) {
    throw new UsageError(`"--rule ${text}" is not valid: write ID=${severitySettings.join('|')}.`);
  }
  if (!knownRules.has(id)) {
    throw new UsageError(`There is no rule "${id}": "engine-room rules" lists them all.`);
  }
  return [id, level];
}
