import type { Case } from './cases/case';
import { meantNumber } from './meaning';
import type { Observed } from './observed';
import type { Outcome } from './outcome';

/** Where the calls of a service go: to which versions, and whether that is what the rules say. */
export function routeOutcome(given: Case, seen: Observed): Outcome {
  const [meant, other] = ['meant', 'other'].map(
    (about) => seen.probes.find((one) => one.about === about)?.route,
  );
  const error = meant?.error ?? other?.error;
  if (error !== undefined) return { effect: 'fails', detail: error };
  const log = seen.probes[0]?.log.join('; ') ?? '';
  if (meant?.hasRules !== true) return { effect: 'dropped', detail: log || 'no rule' };
  const detail = `${JSON.stringify([meant.chosen, other?.chosen])} ${log}`;
  if (given.cause === 'weight' || given.cause === 'weights-sum') return weightOutcome(given, meant.chosen);
  // The rule for `canary` sends to 2.0.0; whoever it is not for goes to 1.0.0 by the rule below it.
  if (given.cause !== 'route-header' && given.cause !== 'route-match')
    return { effect: 'as-written', detail, ...fallbackOutcome(given.text?.split('fallback:\n')[1]) };
  if (meant.chosen['1.0.0'] === 100) return { effect: 'no-effect', detail };
  return { effect: other?.chosen['2.0.0'] === 100 ? 'wider' : 'as-written', detail };
}

/** The fallback is where the calls go in these cases, and one whose weights do not add up to 100 is shared out anew. */
function fallbackOutcome(fallback: string | undefined): Partial<Outcome> {
  const weights = [...(fallback ?? '').matchAll(/weight: (\d+)/g)].map(([, weight]) => Number(weight));
  const isAltered = weights.length > 0 && weights.reduce((sum, weight) => sum + weight, 0) !== 100;
  return { compared: fallback !== undefined, ...(isAltered && { effect: 'altered' }) };
}

/** Of weights that add up to 100, each version gets as many calls of a hundred; others are shared out anew. */
function weightOutcome({ cause, text = '' }: Case, chosen: Readonly<Record<string, number>>): Outcome {
  const weights = (cause === 'weight' ? [text] : text.split('+')).map((weight) => meantNumber(weight) ?? NaN);
  const isWhole = weights.reduce((sum, weight) => sum + weight, 0) === 100;
  const isAsWritten = isWhole && weights.every((weight, at) => weight === (chosen[`${at + 1}.0.0`] ?? 0));
  const detail = `${text} -> ${JSON.stringify(chosen)}`;
  return { effect: isAsWritten ? 'as-written' : 'altered', detail, compared: true };
}
