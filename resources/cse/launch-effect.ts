import { isDeepStrictEqual } from 'node:util';
import type { ActionPlan } from '../resource-action';
import { byPrecedence, targetName, type LiveRule } from './route-rules';

/** The rules that clients try before one of them. */
export function triedBefore(rules: readonly LiveRule[], rule: LiveRule): readonly LiveRule[] {
  const ordered = byPrecedence(rules);
  return ordered.slice(0, Math.max(0, ordered.indexOf(rule)));
}

/** The rule that decides on the requests of another one, which need not be among these; undefined when none does. */
export function ruleFor(rules: readonly LiveRule[], launched: LiveRule): LiveRule | undefined {
  return byPrecedence(rules).find((rule) => takesAllOf(rule, launched));
}

/** Whether a rule takes all requests of another one: it asks for nothing that the other does not ask for too. */
function takesAllOf({ match }: LiveRule, other: LiveRule): boolean {
  const { headers = {}, ...more } = match ?? {};
  const { headers: otherHeaders = {}, ...otherMore } = other.match ?? {};
  return isWithin(headers, otherHeaders) && isWithin(more, otherMore);
}

function isWithin(conditions: object, others: object): boolean {
  const known = new Map<string, unknown>(Object.entries(others));
  return Object.entries(conditions).every(([name, value]) => isDeepStrictEqual(value, known.get(name)));
}

/** The percentages of the targets that differ between two rules; a side without a rule says nothing. */
export function shareChanges(
  before: LiveRule | undefined,
  after: LiveRule | undefined,
): NonNullable<ActionPlan['changes']> {
  const [from, to] = [weightsOf(before), weightsOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .map((path) => ({
      path,
      ...(before && { from: percent(from.get(path)) }),
      ...(after && { to: percent(to.get(path)) }),
    }))
    .filter((change) => change.from !== change.to);
}

function weightsOf({ route = [] }: LiveRule = {}): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const target of route) {
    const name = targetName(target);
    weights.set(name, (weights.get(name) ?? 0) + target.weight);
  }
  return weights;
}

function percent(weight = 0): string {
  return `${String(weight)} %`;
}
