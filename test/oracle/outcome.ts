import type { Case } from './cases/case';
import { isRoute } from './cases/case';
import { alteration } from './alteration';
import type { Answer, Observed } from './observed';
import { routeOutcome } from './route-outcome';

/**
 * What becomes of a policy:
 *
 * - `as-written`: it is in force and does what a person means by it
 * - `altered`: it is in force with another value than written
 * - `wider`: it is in force, for more calls than meant
 * - `no-effect`: it is kept, and no call that it is meant for notices
 * - `dropped`: the library goes on without it
 * - `fails`: each call that it is for fails
 * - `unreadable`: the whole file is refused
 */
export type Effect = 'as-written' | 'altered' | 'wider' | 'no-effect' | 'dropped' | 'fails' | 'unreadable';

export interface Outcome {
  readonly effect: Effect;
  /** For people who look for the reason. */
  readonly detail: string;
  /** True where what is in force was compared with what is written, and not only seen to be there. */
  readonly compared?: boolean;
}

/** What a library answers for a field that nobody writes, by kind and field. */
export type Defaults = (kind: string, field: string) => unknown;

/** What a library made of a case. */
export function outcomeOf(given: Case, seen: Observed, defaults: Defaults): Outcome {
  if (seen.fileError !== undefined) return { effect: 'unreadable', detail: seen.fileError };
  if (isRoute(given.kind)) return routeOutcome(given, seen);
  const policy = seen.policies[`servicecomb.${given.kind}.${given.id}`];
  if (policy === undefined) {
    const detail = seen.log.join('; ') || seen.keys.join(', ');
    // Kept for others: clients take only what is for their own service.
    const isForOthers = given.cause === 'services' || given.cause.startsWith('group-services-');
    return { effect: isForOthers && seen.log.length === 0 ? 'no-effect' : 'dropped', detail };
  }
  if (given.kind === 'matchGroup') return groupOutcome(given, seen);
  return policyOutcome(given, policy, seen.probes[0], defaults);
}

function groupOutcome({ cause, field }: Case, { probes }: Observed): Outcome {
  for (const { about, matchError } of probes) {
    // A call without a number can't be compared with one, whatever is written.
    const isText = cause === 'compare' && field?.startsWith('apiPath') !== true;
    const isNoNumber = about === 'not-a-number' || (about === 'other' && isText);
    if (matchError !== undefined && !isNoNumber) return { effect: 'fails', detail: matchError };
  }
  const detail = probes[0]?.log.join('; ') ?? '';
  if (probes.find(({ about }) => about === 'meant')?.matches !== true) return { effect: 'no-effect', detail };
  const isWider = probes.some(({ about, matches }) => about === 'other' && matches === true);
  return { effect: isWider ? 'wider' : 'as-written', detail };
}

function policyOutcome(
  given: Case,
  policy: Readonly<Record<string, unknown>>,
  answer: Answer | undefined,
  defaults: Defaults,
): Outcome {
  const behaviour = behaviourOf(given.kind, answer);
  if (typeof behaviour?.['error'] === 'string') return { effect: 'fails', detail: behaviour['error'] };
  const detail = JSON.stringify(behaviour ?? policy);
  if (behaviour === undefined) return { effect: 'no-effect', detail };
  const broken = brokenBehaviour(given.kind, policy, behaviour);
  if (broken !== undefined) return { effect: broken, detail };
  const { compared, difference } = alteration(given, policy, behaviour, defaults);
  if (difference !== undefined) return { effect: 'altered', detail: difference, compared };
  return { effect: 'as-written', detail, compared };
}

function behaviourOf(
  kind: string,
  answer: Answer | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const handler = `${kind === 'cache' ? 'governanceCache' : kind}Handler`.toLowerCase();
  const entries = Object.entries(answer?.handlers ?? {});
  return entries.find(([name]) => name.toLowerCase().replace(/^scb/, '') === handler)?.[1];
}

/** What the objects that the library makes can be seen to do or not to do, whatever is written. */
function brokenBehaviour(
  kind: string,
  policy: Readonly<Record<string, unknown>>,
  behaviour: Readonly<Record<string, unknown>>,
): Effect | undefined {
  // Both balancers look the rule up by its name and fail without one.
  if (kind === 'loadbalance' && behaviour['rule'] === null) return 'fails';
  // A call that may take no time has timed out when it begins.
  if (kind === 'timeLimiter' && Number(behaviour['timeout']) <= 0) return 'fails';
  if (kind === 'faultInjection' && behaviour['hit'] === 0) return 'no-effect';
  if (kind === 'mapper' && behaviour['target'] === null) return 'no-effect';
  return kind === 'cache' && policy['maximumSize'] === 0 ? 'no-effect' : undefined;
}
