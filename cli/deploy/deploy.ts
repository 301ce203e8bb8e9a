import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { agreeOnPlan } from '../../deploy/agree';
import { applyPlan } from '../../deploy/apply-plan';
import type { DeployContext, DeployRequest } from '../../deploy/deploy-kind';
import { makePlan } from '../../deploy/make-plan';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { isBlocked, isEmpty, type Plan } from '../../deploy/plan';
import { changedFiles, differencesFrom, readSavedPlan, type SavedPlan } from '../../deploy/saved-plan';
import { planText } from '../../deploy/text';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { checkVersion } from './app-version';
import { blockedReasons } from './blocked';
import { askAbout, type Answers } from './ask';
import { withContext } from './context';
import { printableLines } from '../printable-lines';
import { progressReporter, type ProgressReporter } from './progress';
import { readFiles, type NamedFile } from './read-files';
import { readRegularText } from '../../api/regular-file';
import { explain } from '../lint/path-problem';

const maxBytes = 10_000_000;

/** Reads what `plan --out` has written. @throws UsageError when there is no such file, or it is not a plan. */
async function openPlanFile(file: string): Promise<SavedPlan> {
  const saved = readSavedPlan(await textOf(file));
  if (!saved)
    throw new UsageError(`${file} is not a plan that "engine-room plan --out" of this version wrote.`);
  return saved;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readRegularText(file, maxBytes);
  } catch (error) {
    throw new UsageError(`${file} ${explain(error)}`);
  }
}

/** Options of `engine-room deploy`. */
export interface DeployCommand extends Answers {
  /** Manifests; empty with a saved plan, which names them. */
  readonly files: readonly string[];
  /** File with a saved plan. */
  readonly plan?: string;
  readonly connection: string;
  readonly version?: string;
  readonly allowReplace?: readonly string[];
  /** Maximum time to follow the running steps, in milliseconds. */
  readonly timeoutMs?: number;
  /** Prints events as lines of JSON. */
  readonly json: boolean;
}

/**
 * Shows what deploying the files will change, asks for confirmation, applies the plan and follows it to the end.
 * Applies only a plan that was shown or saved.
 * @throws UsageError
 */
export async function deploy(
  command: DeployCommand,
  caller: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  if (!command.yes && !caller.isInteractive) {
    throw new UsageError('This is not a terminal, so deploying requires --yes.');
  }
  const { folder } = caller;
  const saved =
    command.plan === undefined ? undefined : await openPlanFile(path.resolve(folder, command.plan));
  const paths = saved ? saved.files.map((file) => file.path) : command.files;
  const files = await readFiles(paths, folder, terminal);
  if (!files) return deployExit.failed;
  const stale = saved ? changedFiles(saved, files.map(planned)) : [];
  if (stale.length > 0) {
    return refuse(terminal, [`Since the plan was made, these files have changed: ${stale.join(', ')}.`]);
  }
  const version = saved?.version ?? command.version;
  const allowReplace = saved?.allowReplace ?? command.allowReplace;
  checkVersion(version, files);
  return withContext(files, command.connection, caller, terminal, (context) =>
    new Deployment(command, saved, caller, terminal, context).run({ files, version, allowReplace }),
  );
}

function planned({ title, manifest }: NamedFile) {
  return { path: title, text: manifest.text };
}

/** The current plan differs from the saved one. */
class PlanMoved extends Error {
  constructor(readonly differences: readonly string[]) {
    super('The plan has moved.');
  }
}

/** One run of the command against one connection. */
class Deployment {
  private readonly reporter: ProgressReporter;
  /** Why the plan must not be applied, even if confirmed. */
  private refusal: readonly string[] | undefined;

  constructor(
    private readonly command: DeployCommand,
    private readonly saved: SavedPlan | undefined,
    private readonly caller: ProcessContext,
    private readonly terminal: Terminal,
    private readonly context: DeployContext,
  ) {
    this.reporter = progressReporter(command.json, terminal);
  }

  async run(request: DeployRequest): Promise<ExitCode> {
    try {
      const agreement = await agreeOnPlan(
        () => this.makePlan(request),
        (plan, moved) => this.ask(plan, moved),
      );
      switch (agreement.kind) {
        case 'agreed':
          return await this.carryOut(agreement.prepared);
        case 'restless':
          return await refuse(this.terminal, ['What is there keeps changing: try again later.']);
        case 'declined':
          if (this.refusal) return await refuse(this.terminal, this.refusal);
          await this.terminal.err('engine-room: Declined; nothing was sent.\n');
          return deployExit.declined;
      }
    } catch (error) {
      if (!(error instanceof PlanMoved)) throw error;
      return refuse(this.terminal, ['The saved plan no longer holds: plan again.', ...error.differences]);
    }
  }

  private async makePlan(request: DeployRequest): Promise<PreparedPlan> {
    const prepared = await makePlan(request, this.context);
    const differences = this.saved ? differencesFrom(this.saved, prepared) : [];
    if (differences.length > 0) throw new PlanMoved(differences);
    return prepared;
  }

  private async ask(plan: Plan, moved: boolean): Promise<boolean> {
    const { command, caller, terminal } = this;
    if (moved)
      await terminal.err('engine-room: What is there has changed in the meantime; this is the new plan.\n');
    const shown = `${printableLines(planText(plan))}\n`;
    await (command.json ? terminal.err(shown) : terminal.out(shown));
    if (isBlocked(plan)) {
      this.refusal = blockedReasons(plan);
      return false;
    }
    if (isEmpty(plan)) return true;
    const answer = await askAbout(plan, command, caller, terminal);
    if (typeof answer === 'object') this.refusal = [answer.refusal];
    return answer === 'agreed';
  }

  private async carryOut(prepared: PreparedPlan): Promise<ExitCode> {
    const { clock } = this.context;
    const { timeoutMs } = this.command;
    const outcome = await interruptible(this.terminal, (signal) =>
      applyPlan(prepared, { clock, signal, timeoutMs, onEvent: (event) => this.reporter.event(event) }),
    );
    await this.reporter.end(outcome, runName(clock.now()));
    return deployExit[outcome.state];
  }
}

async function refuse(terminal: Terminal, reasons: readonly string[]): Promise<ExitCode> {
  await terminal.err(reasons.map((reason) => `engine-room: ${printableLines(reason)}\n`).join(''));
  return deployExit.failed;
}

/** A unique id for the run: its time and a random part. */
function runName(now: number): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

/**
 * Does something that Ctrl-C, or a request to terminate, stops between two steps; a second one ends the process at once.
 */
async function interruptible<T>(terminal: Terminal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
    const text = 'engine-room: Stopping: no further step is started. Once more ends at once.\n';
    terminal.err(text).catch(() => undefined); // nobody reads it, and it is no result
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
