import { Command, CommanderError } from 'commander';
import { ApiError } from '../api/errors/api-error';
import { callCommand } from './commands/call';
import { connectionsCommand } from './commands/connections';
import { deployCommand } from './commands/deploy';
import { destroyCommand } from './commands/destroy';
import { exportCommand } from './commands/export';
import { getCommand } from './commands/get';
import { historyCommand } from './commands/history';
import { kieCommand } from './commands/kie';
import { lintCommand } from './commands/lint';
import { lspCommand } from './commands/lsp';
import { openapiCommand } from './commands/openapi';
import { planCommand } from './commands/plan';
import { rulesCommand } from './commands/rules';
import { sandboxCommand } from './commands/sandbox';
import { undoCommand } from './commands/undo';
import type { ExitCode } from './exit-code';
import { deployExit, exitCode, UsageError } from './exit-code';
import { productVersion } from './siblings';
import { printableLines } from './printable-lines';
import type { ProcessContext } from './process-context';
import { processContext } from './process-context';
import type { Terminal } from './terminal';
import { OutputClosed, OutputFailed } from './terminal';

const commands = [
  lintCommand,
  rulesCommand,
  planCommand,
  deployCommand,
  destroyCommand,
  historyCommand,
  undoCommand,
  getCommand,
  exportCommand,
  kieCommand,
  callCommand,
  connectionsCommand,
  openapiCommand,
  sandboxCommand,
  lspCommand,
];

/** Exit codes of a command that throws. */
interface Codes {
  readonly usage: ExitCode;
  readonly unexpected: ExitCode;
  /** The output was closed by its reader. */
  readonly closed: ExitCode;
}

const codesOfOthers: Codes = { usage: exitCode.usage, unexpected: exitCode.usage, closed: exitCode.clean };

/** Commands whose exit code 0 means that everything was done; an interrupted run must not return it. */
const deploying: ReadonlySet<string | undefined> = new Set([
  'plan',
  'deploy',
  'destroy',
  'history',
  'undo',
  'get',
  'export',
  'kie',
]);
const codesOfDeploying: Codes = {
  usage: deployExit.usage,
  unexpected: deployExit.failed,
  closed: deployExit.failed,
};

/** Runs one command line (without node and script) and returns the exit code; never throws. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  context: ProcessContext = processContext(),
): Promise<ExitCode> {
  let code: ExitCode = exitCode.clean;
  const program = programFor(terminal, context, (result) => (code = result));
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return codeOf(error, terminal, deploying.has(args[0]) ? codesOfDeploying : codesOfOthers);
  }
}

function programFor(terminal: Terminal, context: ProcessContext, finish: (code: ExitCode) => void): Command {
  const program = new Command('engine-room')
    .description('Checks manifests and runs the tools of Engine Room without an editor.')
    .version(productVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => detach(terminal.out(text)),
      writeErr: (text) => detach(terminal.err(text)),
    });
  for (const build of commands) {
    const command = build(terminal, finish, context).copyInheritedSettings(program);
    for (const inner of command.commands) inner.copyInheritedSettings(command);
    program.addCommand(command);
  }
  return program;
}

/** Help texts are written on the way out; a closed output must not crash the process. */
function detach(writing: Promise<void>): void {
  writing.catch(() => undefined);
}

async function codeOf(error: unknown, terminal: Terminal, codes: Codes): Promise<ExitCode> {
  if (error instanceof OutputClosed) return codes.closed;
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : codes.usage;
  const message = error instanceof Error ? error.message : String(error);
  const isUsage = error instanceof UsageError;
  const isExplained = isUsage || error instanceof OutputFailed;
  const text = isExplained
    ? message
    : error instanceof ApiError
      ? printableLines(`${message} ${error.remedy}`.trim())
      : `Unexpected failure: ${stackOf(error) ?? message}`;
  await terminal.err(`engine-room: ${text}\n`).catch(() => undefined); // the exit code still says it
  return isUsage ? codes.usage : codes.unexpected;
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}
