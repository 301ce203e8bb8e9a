import { Command, InvalidArgumentError, Option } from 'commander';
import type { ManifestOptions } from '../../manifests/engine/manifest';
import { UsageError, type ExitCode } from '../exit-code';
import type { LintOptions } from '../lint/lint';
import type { Reporter } from '../lint/reporters/reporter';
import { productVersion, rulePage } from '../siblings';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { type SeveritySetting, severitySettings } from '../../manifests/engine/rules/severities';
import { collect } from './collect';

interface Flags {
  readonly format: 'text' | 'json' | 'sarif' | 'github' | 'gitlab';
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
      new Option('--format <format>', 'output format of the findings')
        .choices(['text', 'json', 'sarif', 'github', 'gitlab'])
        .default('text'),
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
      const options = await optionsOf(paths, flags, context.folder);
      finish(await lint(options, await reporterFor(flags.format, options, terminal, context), terminal));
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

async function reporterFor(
  format: Flags['format'],
  { folder, severities }: LintOptions,
  terminal: Terminal,
  { environment }: ProcessContext,
): Promise<Reporter> {
  switch (format) {
    case 'text':
      return (await import('../lint/reporters/text')).textReporter(terminal);
    case 'json':
      return (await import('../lint/reporters/json')).jsonReporter(terminal);
    case 'github': {
      const { githubReporter } = await import('../lint/reporters/github');
      const { pathsFrom } = await import('../lint/shown-path');
      return githubReporter(terminal, pathsFrom(environment['GITHUB_WORKSPACE'] ?? folder));
    }
    case 'gitlab': {
      const { gitlabReporter } = await import('../lint/reporters/gitlab');
      const { pathsFrom } = await import('../lint/shown-path');
      return gitlabReporter(terminal, pathsFrom(environment['CI_PROJECT_DIR'] ?? folder));
    }
    case 'sarif': {
      const { sarifReporter } = await import('../lint/reporters/sarif');
      const { allRules: rules } = await import('../../manifests/all-rules');
      const version = productVersion();
      return sarifReporter(terminal, { version, folder, rules, severities, pageOf: rulePage });
    }
  }
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
