import type { PreparedPlan } from './make-plan';
import type { Plan } from './plan';

/** Shows a plan and asks; `moved` tells that it replaces one that was shown, because the live state has moved. */
export type AskAboutPlan = (plan: Plan, moved: boolean) => Promise<boolean>;

/** What stands between a plan and its being carried out. */
export type Agreement =
  | { readonly kind: 'agreed'; readonly prepared: PreparedPlan }
  | { readonly kind: 'declined' }
  /** The live state moved again and again while the question was open. */
  | { readonly kind: 'restless' };

const maxPlans = 5;

/**
 * Agrees on a plan: makes it, shows it and asks. What is there is then read again, and when the plan would now be
 * another one, that one is shown and asked about: what is carried out is always a plan that was shown.
 * @throws whatever making a plan or asking throws.
 */
export async function agreeOnPlan(make: () => Promise<PreparedPlan>, ask: AskAboutPlan): Promise<Agreement> {
  let shown = await make();
  for (let plans = 0; plans < maxPlans; plans++) {
    if (!(await ask(shown.plan, plans > 0))) return { kind: 'declined' };
    const current = await make();
    if (isSamePlan(shown, current)) return { kind: 'agreed', prepared: current };
    shown = current;
  }
  return { kind: 'restless' };
}

function isSamePlan(one: PreparedPlan, other: PreparedPlan): boolean {
  return fingerprint(one) === fingerprint(other);
}

/** Steps with the live states that they were made from: masked texts alone would hide that a secret has moved. */
export function fingerprint({ plan, steps }: PreparedPlan): string {
  return JSON.stringify([plan, steps.map(({ id, liveState }) => [id, liveState])]);
}
