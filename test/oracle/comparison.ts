import type { Case } from './cases/case';
import type { Finding, Generation } from './findings';
import type { Observed } from './observed';
import { outcomeOf } from './outcome';
import type { Defaults, Outcome } from './outcome';
import { judge } from './verdict';
import type { Judgement } from './verdict';

/** A case with everything that is known of it. */
export interface Row extends Judgement {
  readonly given: Case;
  readonly findings: readonly Finding[];
  /** One for each library, in their order. */
  readonly outcomes: readonly Outcome[];
  /** The clients that the file is for, where it says that. */
  readonly generation?: Generation;
}

/** Puts beside each other what was found in each case and what each library made of it. */
export function compare(
  cases: readonly Case[],
  found: ReadonlyMap<string, readonly Finding[]>,
  seen: readonly ReadonlyMap<string, Observed>[],
): readonly Row[] {
  const defaults = seen.map((observed) => defaultsOf(cases, observed));
  return cases.map((given) => {
    const findings = found.get(given.id) ?? [];
    const outcomes = seen.map((observed, at) => {
      const one = observed.get(given.id);
      const known = defaults[at];
      if (one === undefined || known === undefined) throw new Error(`No library answered for ${given.id}.`);
      return outcomeOf(given, one, known);
    });
    return { given, findings, outcomes, ...judge(given, findings, outcomes) };
  });
}

/** What is in force for fields that nobody writes, from the cases that lack them. */
function defaultsOf(cases: readonly Case[], observed: ReadonlyMap<string, Observed>): Defaults {
  const known = new Map<string, unknown>();
  for (const { id, kind, cause, field } of cases) {
    const policy = observed.get(id)?.policies[`servicecomb.${kind}.${id}`];
    if (cause === 'missing' && field !== undefined && policy) known.set(`${kind}.${field}`, policy[field]);
  }
  return (kind, field) => known.get(`${kind}.${field}`);
}
