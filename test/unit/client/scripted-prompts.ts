import type { Choice, Prompts, TextQuestion } from '../../../client/prompts';

/** A question as it was asked. */
export interface Asked {
  readonly title: string;
  readonly hidden: boolean;
}

/** Prompts that give these answers in their order; texts are checked like those of a person. */
export function scriptedPrompts(answers: readonly string[]) {
  const asked: Asked[] = [];
  const left = [...answers];
  const next = (title: string, hidden: boolean): string => {
    asked.push({ title, hidden });
    const answer = left.shift();
    if (answer === undefined) throw new Error(`Nobody answers: ${title}`);
    return answer;
  };
  const say = () => Promise.resolve(undefined);
  const prompts: Prompts = {
    choose: <T>(title: string, choices: readonly Choice<T>[]) => {
      const answer = next(title, false);
      const found = choices.find(({ label, preselected }) =>
        answer === 'preselected' ? preselected : label === answer,
      );
      if (!found)
        throw new Error(`${title}: ${answer} is not among ${choices.map(({ label }) => label).join()}`);
      return Promise.resolve(found.value);
    },
    ask: ({ title, password = false, check }: TextQuestion) => {
      const answer = next(title, password);
      const problem = check?.(answer);
      return problem === undefined ? Promise.resolve(answer) : Promise.reject(new Error(problem));
    },
    confirm: () => Promise.resolve(false),
    inform: say,
    warn: say,
    fail: say,
  };
  return { prompts, asked, left };
}
