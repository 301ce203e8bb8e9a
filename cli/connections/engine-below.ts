import type { ResolvedConnection } from '../../connections/resolved-connection';
import { accessToEngine } from '../../connections/project-engines';
import { engines } from '../../resources/cse/engines';
import { UsageError } from '../exit-code';
import type { Environment } from '../process-context';
import { openTarget } from './open-target';

/**
 * The connection to an engine of a project, by its name in the list of the project: as the editor has it.
 *
 * @throws UsageError when there is no such engine, or no way to it
 * @throws ApiError when the engines can't be listed
 */
export async function engineBelow(
  above: ResolvedConnection,
  name: string,
  environment: Environment,
): Promise<ResolvedConnection> {
  const project = above.connection.name;
  const listed = await enginesOf(above, environment);
  const [engine, ...others] = listed.filter((one) => one.name === name);
  if (!engine) {
    const names = listed.map((one) => `"${project}/${one.name}"`).join(', ') || 'none';
    throw new UsageError(`The project "${project}" has no engine "${name}"; it has ${names}.`);
  }
  if (others.length > 0) throw new UsageError(`The project "${project}" has several engines "${name}".`);
  const access = accessToEngine(above, engine);
  if (!access?.target)
    throw new UsageError(access?.problem ?? `The engine "${name}" has no registry and no kie to connect to.`);
  return access.target;
}

async function enginesOf(above: ResolvedConnection, environment: Environment) {
  const session = openTarget(above, environment);
  try {
    return (await engines.list(session, {}, new AbortController().signal)).items;
  } finally {
    await session.close();
  }
}
