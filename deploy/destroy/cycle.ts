import type { PreparedStep } from '../deploy-kind';

/** The steps on a way from a step over those that it waits for back to itself; empty when it does not wait for itself. */
export function cycleIn(
  start: PreparedStep,
  byId: ReadonlyMap<string, PreparedStep>,
): readonly PreparedStep[] {
  const seen = new Set<PreparedStep>();
  const wayFrom = (step: PreparedStep): readonly PreparedStep[] | undefined => {
    if (seen.has(step)) return undefined;
    seen.add(step);
    for (const id of step.after) {
      const next = byId.get(id);
      if (next === start) return [step];
      const rest = next && wayFrom(next);
      if (rest) return [step, ...rest];
    }
    return undefined;
  };
  return wayFrom(start) ?? [];
}
