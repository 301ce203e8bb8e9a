import type { Service } from '../../api/catalogue/operation';
import { systemClock } from '../../api/clock';
import type { DeployContext } from '../../deploy/deploy-kind';
import { policiesIn } from '../../deploy/governance/file-policies';
import { servicesFor } from '../../deploy/kinds';
import { WrongTarget } from '../../deploy/make-plan';
import { stepsOfOtherKinds } from '../../deploy/other-kinds';
import { gitRunner } from '../../deploy/run-git';
import { ApiError } from '../../api/errors/api-error';
import { failureOf } from '../../deploy/failures';
import { SharedLists } from '../../resources/shared-lists';
import type { Session } from '../../connections/session';
import { deploysTo, engineOpener } from '../../deploy/engine-access';
import { pacedContext } from '../../deploy/paced-context';
import { openConnection } from '../connections/open-connection';
import { openTarget } from '../connections/open-target';
import { deployExit, UsageError, type ExitCode } from '../exit-code';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { printableLines } from '../printable-lines';
import type { NamedFile } from './read-files';

/**
 * Runs an action with the connection to deploy to. Refusals of its servers, and files of which none can be deployed
 * yet, are explained on `err`; both return 1.
 * @throws UsageError when there is no such connection, or it doesn't reach a required service.
 */
export async function withContext(
  files: readonly NamedFile[],
  connection: string,
  context: ProcessContext,
  terminal: Terminal,
  work: (context: DeployContext) => Promise<ExitCode>,
): Promise<ExitCode> {
  const [needed] = servicesFor(files);
  return needed ? withService(needed, connection, context, terminal, work) : refuse(files, terminal);
}

/**
 * Runs an action with a connection that reaches a service, also in the engines of a project. Refusals of its servers are
 * explained on `err`, and return 1.
 * @throws UsageError when there is no such connection, or it doesn't reach the service.
 */
export async function withService(
  needed: Service,
  connection: string,
  context: Pick<ProcessContext, 'folder' | 'environment'>,
  terminal: Terminal,
  work: (context: DeployContext) => Promise<ExitCode>,
): Promise<ExitCode> {
  const session = await openConnection(connection, needed, context, undefined, deploysTo);
  const engines = new Map<string, Session>();
  const openEngine = engineOpener(session, (target) => {
    const opened = engines.get(target.id) ?? openTarget(target, context.environment);
    engines.set(target.id, opened);
    return Promise.resolve(opened);
  });
  const clock = systemClock;
  const lists = new SharedLists(clock);
  const git = gitRunner(context.environment);
  try {
    return await work(pacedContext({ session, openEngine, lists, clock, git }));
  } catch (error) {
    if (error instanceof WrongTarget) throw new UsageError(error.message);
    if (!(error instanceof ApiError)) throw error;
    await terminal.err(`engine-room: ${printableLines(failureOf(error))}\n`);
    return deployExit.failed;
  } finally {
    lists.dispose();
    await Promise.all([...engines.values(), session].map((one) => one.close()));
  }
}

async function refuse(files: readonly NamedFile[], terminal: Terminal): Promise<ExitCode> {
  const lines = stepsOfOtherKinds(files).map(
    ({ step: { summary, reason = '' } }) => `engine-room: ${printableLines(`${summary}. ${reason}`)}\n`,
  );
  const hint =
    'engine-room: "engine-room call --list" names the operations of the APIs; "call --file" sends a call document.\n';
  const nothing = 'engine-room: There is nothing to deploy in these files.\n';
  // What can be published needs an engine, as its line says, and no call.
  const others = files.some((file) => policiesIn(file).length === 0) ? [hint] : [];
  await terminal.err(lines.length > 0 ? [...lines, ...others].join('') : nothing);
  return deployExit.failed;
}
