import * as l10n from '@vscode/l10n';
import { isDeepStrictEqual } from 'node:util';
import type { Input } from '../../api/catalogue/operation';
import { deleteDarkLaunchPolicy, putDarkLaunchPolicy } from '../../api/catalogue/cse/route-rules';
import { ApiError } from '../../api/errors/api-error';
import { isLostAnswer } from '../../api/errors/lost-answer';
import type { Session } from '../../connections/session';
import { catchUp, readUntil } from '../read-until';
import type { ActionRun } from '../resource-action';
import { cseOf, headersOf, type EngineScope } from './engines';
import { routedServices, routeText, targetName, type LiveRule, type Routed } from './route-rules';

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
 * Writes all rules of a microservice exactly as given, or deletes the last of them, and reads until they are there, also when
 * the answer was lost. What is there in their place, in one or two sentences; undefined when they are there. @throws ApiError
 */
export async function writeRouteRules(
  session: Session,
  scope: EngineScope,
  routed: Routed,
  rules: readonly LiveRule[],
  run: ActionRun,
): Promise<string | undefined> {
  const { client, input } = await routeRuleCall(session, scope, routed);
  const body = [...rules] as Input<typeof putDarkLaunchPolicy>['body']; // most as read; the client checks them
  const write =
    rules.length === 0
      ? client.call(deleteDarkLaunchPolicy, input)
      : client.call(putDarkLaunchPolicy, { ...input, body });
  const lost = await lostAnswer(write);
  const identity = routedServices.identity({ ...routed, rules: [] });
  const read = async () => (await routedServices.read(session, scope, identity, run.signal))?.rules ?? [];
  try {
    const live = await readUntil(read, (now) => isSame(now, rules), run, catchUp);
    return isSame(live, rules) ? undefined : shortfall(live, lost);
  } catch (error) {
    throw lost ?? error;
  }
}

/** The error of a write whose answer was lost; undefined when it was answered. @throws ApiError */
async function lostAnswer(write: Promise<unknown>): Promise<ApiError | undefined> {
  try {
    await write;
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && isLostAnswer(error)) return error;
    throw error;
  }
}

function shortfall(live: readonly LiveRule[], lost: ApiError | undefined): string {
  const now =
    live.length === 0
      ? l10n.t('There are no rules now.')
      : l10n.t('There is now: {0}', live.map(routeText).join('; '));
  return [
    lost ? `${lost.message} ${l10n.t('It was not done.')}` : l10n.t('The server kept other rules.'),
    now,
  ].join(' ');
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
