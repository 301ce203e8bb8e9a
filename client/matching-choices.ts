import type { Choice } from './prompts';

/** The choices that have each word of a text somewhere in what they show, in any order and case. */
export function matchingChoices<T extends Pick<Choice<unknown>, 'label' | 'description' | 'detail'>>(
  choices: readonly T[],
  text: string,
): readonly T[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return choices;
  return choices.filter(({ label, description = '', detail = '' }) => {
    const shown = `${label}\n${description}\n${detail}`.toLowerCase();
    return words.every((word) => shown.includes(word));
  });
}
