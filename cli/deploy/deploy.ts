import path from 'node:path';
import type { PublishTarget } from '../../deploy/deploy-file';
import type { DeployContext, DeployRequest } from '../../deploy/deploy-kind';
import { makePlan } from '../../deploy/make-plan';
import type { PreparedPlan } from '../../deploy/prepared-plan';
import { changedFiles, differencesFrom, readSavedPlan, type SavedPlan } from '../../deploy/saved-plan';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { checkVersion } from './app-version';
import { agreeAndCarryOut, refuse, type PlanRun } from './carry-out';
import { withContext } from './context';
import { readFiles, type NamedFile } from './read-files';
import { readRegularText } from '../../api/regular-file';
import { explain } from '../lint/path-problem';

/** Maximum size of a saved plan, in bytes. */
const maxPlanBytes = 10_000_000;

/** Reads what `plan --out` has written. @throws UsageError when there is no such file, or it is not a plan. */
async function openPlanFile(file: string): Promise<SavedPlan> {
  const saved = readSavedPlan(await textOf(file));
  if (!saved)
    throw new UsageError(`${file} is not a plan that "engine-room plan --out" of this version wrote.`);
  return saved;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readRegularText(file, maxPlanBytes);
  } catch (error) {
    throw new UsageError(`${file} ${explain(error)}`);
  }
}

/** Options of `engine-room deploy`. */
export interface DeployCommand extends PlanRun {
  /** Manifests; empty with a saved plan, which names them. */
  readonly files: readonly string[];
  /** File with a saved plan. */
  readonly plan?: string;
  readonly connection: string;
  readonly version?: string;
  readonly allowReplace?: readonly string[];
  /** Where the policies of files go that name no engine. */
  readonly publishTo?: PublishTarget;
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
  const { folder } = caller;
  const saved =
    command.plan === undefined ? undefined : await openPlanFile(path.resolve(folder, command.plan));
  const paths = saved ? saved.files.map((file) => file.path) : command.files;
  const files = await readFiles(paths, folder, terminal, saved?.publishTo ?? command.publishTo);
  if (!files) return deployExit.failed;
  const stale = saved ? changedFiles(saved, files.map(planned)) : [];
  if (stale.length > 0) {
    return refuse(terminal, [`Since the plan was made, these files have changed: ${stale.join(', ')}.`]);
  }
  const version = saved?.version ?? command.version;
  const allowReplace = saved?.allowReplace ?? command.allowReplace;
  checkVersion(version, files);
  return withContext(files, command.connection, caller, terminal, async (context) => {
    const make = () => planAsSaved(saved, { files, version, allowReplace }, context);
    try {
      return await agreeAndCarryOut(make, command, caller, terminal, context.clock);
    } catch (error) {
      if (!(error instanceof PlanMoved)) throw error;
      return refuse(terminal, ['The saved plan no longer holds: plan again.', ...error.differences]);
    }
  });
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

/** The plan of files, which must be the saved one if there is one. @throws PlanMoved */
async function planAsSaved(
  saved: SavedPlan | undefined,
  request: DeployRequest,
  context: DeployContext,
): Promise<PreparedPlan> {
  const prepared = await makePlan(request, context);
  const differences = saved ? differencesFrom(saved, prepared) : [];
  if (differences.length > 0) throw new PlanMoved(differences);
  return prepared;
}
