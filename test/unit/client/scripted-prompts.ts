import type { Choice, Prompts, Search, TextQuestion } from '../../../client/prompts';

/** A question as it was asked. */
export interface Asked {
  readonly title: string;
  readonly hidden: boolean;
  readonly prompt?: string;
}

/** The answer that presses the back button. */
export const back = '←';

/** Prompts that give these answers in their order; texts are checked like those of a person. */
export function scriptedPrompts(answers: readonly string[]) {
  const asked: Asked[] = [];
  const left = [...answers];
  const next = (title: string, hidden: boolean, prompt?: string): string => {
    asked.push({ title, hidden, ...(prompt !== undefined && { prompt }) });
    const answer = left.shift();
    if (answer === undefined) throw new Error(`Nobody answers: ${title}`);
    return answer;
  };
  const goBack = (title: string, onBack: (() => void) | undefined): Promise<undefined> => {
    if (!onBack) throw new Error(`${title} has no back button.`);
    onBack();
    return Promise.resolve(undefined);
  };
  const say = () => Promise.resolve(undefined);
  const prompts: Prompts = {
    choose: <T>(title: string, choices: readonly Choice<T>[], onBack?: () => void) => {
      const answer = next(title, false);
      if (answer === back) return goBack(title, onBack);
      const found = choices.find(({ label, preselected }) =>
        answer === 'preselected' ? preselected : label === answer,
      );
      if (!found)
        throw new Error(`${title}: ${answer} is not among ${choices.map(({ label }) => label).join()}`);
      return Promise.resolve(found.value);
    },
    chooseMany: <T>(title: string, choices: readonly Choice<T>[]) => {
      const wanted = next(title, false).split(', ');
      return Promise.resolve(choices.filter(({ label }) => wanted.includes(label)).map(({ value }) => value));
    },
    find: async <T>({ title, run }: Search<T>) => {
      const found: Choice<T>[] = [];
      await run((choices) => void found.push(...choices), new AbortController().signal);
      return prompts.choose(title, found);
    },
    filter: <T>(title: string, _placeholder: string, find: (text: string) => readonly Choice<T>[]) =>
      Promise.resolve(find(next(title, false))[0]?.value),
    narrow: ({ title }) => Promise.resolve({ text: next(title, false), chosen: [] }),
    ask: ({ title, prompt, password = false, check, onBack }: TextQuestion) => {
      const answer = next(title, password, prompt);
      if (answer === back) return goBack(title, onBack);
      const problem = check?.(answer);
      return problem === undefined ? Promise.resolve(answer) : Promise.reject(new Error(problem));
    },
    chooseFile: (title) => Promise.resolve(next(title, false)),
    chooseNewFile: (title) => Promise.resolve(next(title, false)),
    chooseFolder: (title) => Promise.resolve(next(title, false)),
    confirm: () => Promise.resolve(false),
    inform: say,
    warn: say,
    fail: say,
  };
  return { prompts, asked, left };
}
