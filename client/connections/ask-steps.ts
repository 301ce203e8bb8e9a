/** One question of a form. */
export interface Step<Draft> {
  /** Whether the question is asked after the earlier answers; always when left out. */
  applies?(draft: Draft): boolean | Promise<boolean>;
  /** The draft without an answer that no longer applies. */
  skip?(draft: Draft): Draft;
  /**
   * The draft with the answer; undefined when cancelled, and after `onBack` was called.
   *
   * @param onBack Called when the user goes back to the question before; absent for the first one.
   */
  ask(draft: Draft, onBack: (() => void) | undefined): Promise<Draft | undefined>;
}

/**
 * Asks one question after the other; going back asks the one before again, with the answer that it had.
 *
 * @param onBack Called when the user goes back from the first question; without it there is no way back from there.
 * @returns undefined when cancelled, and after `onBack` was called.
 */
export async function askSteps<Draft>(
  steps: readonly Step<Draft>[],
  draft: Draft,
  onBack?: () => void,
): Promise<Draft | undefined> {
  const asked: number[] = [];
  let current = draft;
  for (let index = 0; index < steps.length;) {
    const step = steps[index];
    if (!step) break;
    if ((await step.applies?.(current)) === false) {
      current = step.skip?.(current) ?? current;
      index += 1;
      continue;
    }
    const went = { back: false };
    const goBack = asked.length > 0 || onBack ? () => void (went.back = true) : undefined;
    const answered = await step.ask(current, goBack);
    if (answered) {
      asked.push(index);
      current = answered;
      index += 1;
      continue;
    }
    if (!went.back) return undefined;
    const before = asked.pop();
    if (before === undefined) {
      onBack?.();
      return undefined;
    }
    index = before;
  }
  return current;
}
