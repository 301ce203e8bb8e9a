import { isDeepStrictEqual } from 'node:util';
import type { Input } from '../../api/catalogue/operation';
import { deleteDarkLaunchPolicy, putDarkLaunchPolicy } from '../../api/catalogue/cse/route-rules';
import type { Session } from '../../connections/session';
import { catchUp, readUntil } from '../read-until';
import type { ActionRun } from '../resource-action';
import { cseOf, headersOf, type EngineScope } from './engines';
import { routedServices, targetName, type LiveRule, type Routed } from './route-rules';

/** The client and the parameters of calls for the rules of one microservice. @throws ApiError */
export async function routeRuleCall(
  session: Session,
  scope: EngineScope,
  { service, environment, app }: Routed,
) {
  const { client, project_id } = await cseOf(session);
  return {
    client,
    input: { project_id, ...headersOf(scope), service_name: service, environment, app_id: app },
  };
}

/**
 * Writes all rules of a microservice exactly as given, or deletes the last of them, and reads until they are there.
 * Whether they are. @throws ApiError
 */
export async function writeRouteRules(
  session: Session,
  scope: EngineScope,
  routed: Routed,
  rules: readonly LiveRule[],
  run: ActionRun,
): Promise<boolean> {
  const { client, input } = await routeRuleCall(session, scope, routed);
  const body = [...rules] as Input<typeof putDarkLaunchPolicy>['body']; // most as read; the client checks them
  if (rules.length === 0) await client.call(deleteDarkLaunchPolicy, input);
  else await client.call(putDarkLaunchPolicy, { ...input, body });
  const identity = routedServices.identity({ ...routed, rules: [] });
  const read = async () => (await routedServices.read(session, scope, identity, run.signal))?.rules ?? [];
  return isSame(await readUntil(read, (live) => isSame(live, rules), run, catchUp), rules);
}

/** Whether rules say the same, in whatever order servers answer them and their targets. */
function isSame(one: readonly LiveRule[], other: readonly LiveRule[]): boolean {
  return isDeepStrictEqual(inOrder(one), inOrder(other));
}

function inOrder(rules: readonly LiveRule[]): readonly LiveRule[] {
  const sorted = [...rules].sort((one, next) => (one.precedence ?? 0) - (next.precedence ?? 0));
  return sorted.map((rule) => ({
    ...rule,
    route: [...(rule.route ?? [])].sort((one, next) => targetName(one).localeCompare(targetName(next))),
  }));
}
