import type { PreparedPlan } from './prepared-plan';
import type { Plan } from './plan';

/**
 * Shows a plan and asks for confirmation; `moved` means that it replaces one already shown, because the live state has
 * changed.
 */
export type AskAboutPlan = (plan: Plan, moved: boolean) => Promise<boolean>;

/** The result of asking for confirmation. */
export type Agreement =
  | { readonly kind: 'agreed'; readonly prepared: PreparedPlan }
  | { readonly kind: 'declined' }
  /** The live state changed again and again while the question was open. */
  | { readonly kind: 'restless' };

const maxPlans = 5;

/**
 * Makes a plan, shows it and asks for confirmation. Then the live state is read again; if the plan would differ now,
 * the new plan is shown and confirmed. A plan that is applied has always been shown.
 * @throws errors of `make` and `ask`.
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

/** Whether two plans do the same, made from the same live state. */
export function isSamePlan(one: PreparedPlan, other: PreparedPlan): boolean {
  return fingerprint(one) === fingerprint(other);
}

/**
 * Steps with the live states they were made from: with masked texts alone, a changed secret would go unnoticed. What is
 * measured differs each time, and is no reason to ask again.
 */
export function fingerprint({ plan, steps }: PreparedPlan): string {
  const agreed = { ...plan, steps: plan.steps.map((step) => ({ ...step, figures: undefined })) };
  return JSON.stringify([agreed, steps.map(({ id, liveState }) => [id, liveState])]);
}
