import * as l10n from '@vscode/l10n';
import type { DeployContext, DeployRequest } from './deploy-kind';
import { isReached } from './engine-access';
import { deployKinds } from './kinds';
import { planTarget } from './plan';
import type { PreparedPlan } from './prepared-plan';
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
  const { connection } = context.session.target;
  const kinds = deployKinds.filter((kind) => request.files.some((file) => kind.services(file).length > 0));
  for (const kind of kinds) {
    const needed = request.files.flatMap((file) => kind.services(file));
    const missing = needed.find((service) => !isReached(context.session.services, service));
    if (missing !== undefined) {
      throw new WrongTarget(
        l10n.t('{0} does not reach {1}, which {2} is deployed to.', connection.name, missing, kind.kind),
      );
    }
  }
  const prepared = await Promise.all(kinds.map((kind) => kind.prepare(request, context, signal)));
  const steps = [...prepared.flat(), ...stepsOfOtherKinds(request.files)];
  const services = new Set(kinds.flatMap((kind) => request.files.flatMap((file) => kind.services(file))));
  const target = planTarget(context.session, services.size === 1 ? [...services][0] : undefined);
  return { plan: { target, steps: steps.map(({ step }) => step), notes: [] }, steps };
}
