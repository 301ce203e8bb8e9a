import { updateGovernancePolicy } from '../../api/catalogue/cse/governance';
import type { ActionPlace } from '../resource-action';
import { cseOf, headersOf, type EngineScope } from './engines';
import type { Policy } from './policies';

type Place = ActionPlace<EngineScope, Policy>;

/** The client and the parameters of calls for one policy. @throws ApiError */
export async function policyCall({ session, scope, subject: { kind, id, selector } }: Place) {
  const { client, project_id } = await cseOf(session);
  const { environment } = selector ?? {};
  const header = environment ? { 'x-environment': environment } : {};
  return { client, input: { project_id, ...headersOf(scope), ...header, kind, policy_id: id } };
}

/** Writes what a policy says and its status; name and selector never change. @throws ApiError */
export async function writePolicy(
  place: Place,
  { spec, status }: { readonly spec: Policy['spec']; readonly status: 'enabled' | 'disabled' },
): Promise<void> {
  const { client, input } = await policyCall(place);
  const { name, selector } = place.subject;
  const { environment, app, service } = selector ?? {};
  const labels =
    environment === undefined || app === undefined
      ? undefined
      : { environment, app, ...(service !== undefined && { service }) };
  // Servers break down over a body without a name, although they ignore it.
  const body = { name, spec, status, ...(labels && { selector: labels }) };
  await client.call(updateGovernancePolicy, { ...input, body });
}
