import * as l10n from '@vscode/l10n';
import type { DeployFile } from './deploy-file';
import type { DeployContext, DeployKind, DeployRequest, PreparedStep } from './deploy-kind';
import { publishedPolicies } from './governance/published';
import { isReached } from './engine-access';
import { warningNotes } from './file-warnings';
import { deployKinds, servicesFor } from './kinds';
import { secretNotes } from './secret-notes';
import type { PreparedPlan } from './prepared-plan';
import { runTarget } from './run-target';
import { stepsOfOtherKinds } from './other-kinds';

/** The connection doesn't reach a service that the files need; the message names it. */
export class WrongTarget extends Error {}

/**
 * Plans a deployment: reads the desired state from the files and the live state, and compares them. Changes nothing.
 * @throws WrongTarget when the connection doesn't reach a required service.
 * @throws ApiError when a service refuses the caller or can't be reached.
 */
export async function makePlan(
  request: DeployRequest,
  context: DeployContext,
  signal?: AbortSignal,
): Promise<PreparedPlan> {
  const kinds = reachedKinds(request.files, context);
  const prepared = await Promise.all(kinds.map((kind) => kind.prepare(request, context, signal)));
  const { files } = request;
  const { plan, steps } = await planOf([...prepared.flat(), ...stepsOfOtherKinds(files)], files, context);
  return { plan: { ...plan, notes: [...warningNotes(files), ...plan.notes] }, steps };
}

/**
 * The kinds that files have something of.
 * @throws WrongTarget when the connection doesn't reach a required service.
 */
export function reachedKinds(
  files: readonly DeployFile[],
  { session }: Pick<DeployContext, 'session'>,
): readonly DeployKind[] {
  const { connection } = session.target;
  const kinds = deployKinds.filter((kind) => files.some((file) => kind.services(file).length > 0));
  for (const kind of kinds) {
    const needed = files.flatMap((file) => kind.services(file));
    const missing = needed.find((service) => !isReached(session.services, service));
    if (missing !== undefined) {
      throw new WrongTarget(
        l10n.t('{0} does not reach {1}, which {2} is deployed to.', connection.name, missing, kind.kind),
      );
    }
  }
  return kinds;
}

/** The plan of steps for files. @throws ApiError when the project of the cloud can't be read */
export async function planOf(
  steps: readonly PreparedStep[],
  files: readonly DeployFile[],
  context: Pick<DeployContext, 'session' | 'openEngine'>,
): Promise<PreparedPlan> {
  const target = await runTarget(context, servicesFor(files));
  const notes = [...secretNotes(steps), ...files.flatMap((file) => engineNote(file) ?? [])];
  return { plan: { target, steps: steps.map(({ step }) => step), notes }, steps };
}

/** The engine of policies whose file names none: nothing else of the plan says it. */
function engineNote(file: DeployFile): string | undefined {
  if (!file.publishTo || publishedPolicies(file).length === 0) return undefined;
  return l10n.t('Engine of the policies in {0}: {1}', file.title, file.publishTo.engine);
}
