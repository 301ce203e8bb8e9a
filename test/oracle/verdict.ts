import type { Case } from './cases/case';
import { exceptionFor } from './exceptions';
import type { Finding } from './findings';
import type { Effect, Outcome } from './outcome';

/**
 * What the findings of a case are worth:
 *
 * - `agree`: they say what happens
 * - `false alarm`: an error for what works as it is written
 * - `miss`: nothing, or a remark, for what does not
 * - `understated`: a warning for what does not work at all
 * - `wrong fact`: rightly reported, but something else happens than the consequence says
 * - `known miss`, `by design`, `dialects differ`: see `exceptions.ts`
 */
export const verdicts = [
  'agree',
  'false alarm',
  'miss',
  'understated',
  'wrong fact',
  'known miss',
  'by design',
  'dialects differ',
] as const;
export type Verdict = (typeof verdicts)[number];

export interface Judgement {
  readonly verdict: Verdict;
  /** Why nothing is to be done, for `known miss`, `by design` and `dialects differ`. */
  readonly reason?: string;
}

/** What may be seen where a finding has this consequence; a consequence that is not listed can't be seen in a client. */
const seenAs: Readonly<Record<string, readonly Effect[]>> = {
  refused: ['dropped', 'unreadable'],
  dropped: ['dropped', 'unreadable'],
  'fails-on-each-call': ['fails'],
  'never-applies': ['no-effect', 'dropped', 'unreadable'],
  wider: ['wider'],
  altered: ['altered', 'wider', 'no-effect'],
  'default-in-force': ['altered', 'as-written'],
  harmful: ['fails', 'as-written'],
  ignored: ['as-written', 'altered', 'wider', 'no-effect'],
};

/** Consequences that say that the policy does something else than it should, which shows where values are compared. */
const differing = ['altered', 'never-applies', 'wider'];

const gone: readonly Effect[] = ['dropped', 'fails', 'unreadable'];

/** The rule of names that consoles show tells nothing about clients. */
const besides = ['governance/display-names'];

/** Compares what is found in a case with what each library made of it. */
export function judge(given: Case, found: readonly Finding[], outcomes: readonly Outcome[]): Judgement {
  const findings = found.filter(({ rule }) => !besides.includes(rule));
  const worst = ['error', 'warning'].find((level) => findings.some(({ severity }) => severity === level));
  const effects = outcomes.map(({ effect }) => effect);
  const exception = exceptionFor(given, effects);
  if (worst === undefined) {
    // A remark is enough for what some clients do otherwise, and for what matches more.
    const isSaid = (effect: Effect) =>
      findings.length > 0 &&
      (effect === 'wider' ||
        (effects.includes('as-written') &&
          findings.some(({ consequence }) => seenAs[consequence]?.includes(effect))));
    const isFine = effects.every((effect) => effect === 'as-written' || isSaid(effect));
    return isFine ? { verdict: 'agree' } : (exception ?? { verdict: 'miss' });
  }
  const claims = findings.filter(({ severity }) => severity === worst).map(({ consequence }) => consequence);
  const isTrue = (effect: Effect) =>
    claims.some((claim) => seenAs[claim]?.includes(effect) ?? worst === 'error');
  if (worst === 'warning') {
    if (effects.some((effect) => gone.includes(effect)) && !effects.some(isTrue))
      return exception ?? { verdict: 'understated' };
    const isDisproved = outcomes.every(
      ({ effect, compared }) => effect === 'as-written' && compared === true,
    );
    const isWrong = isDisproved && claims.every((claim) => differing.includes(claim));
    return { verdict: isWrong ? 'wrong fact' : 'agree' };
  }
  if (effects.some(isTrue)) return { verdict: 'agree' };
  const isAlarm = effects.every((effect) => effect === 'as-written');
  return { verdict: isAlarm ? 'false alarm' : 'wrong fact' };
}
