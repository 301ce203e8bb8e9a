import * as l10n from '@vscode/l10n';
import { readRegularText } from '../../api/regular-file';
import type { ActionQuestion, Answers, FileQuestion } from '../../resources/resource-action';
import { leadToAddress } from '../lead-to-address';
import type { Prompts } from '../prompts';

/**
 * The answers to all questions; undefined when one was cancelled.
 *
 * @param after The questions that follow an answer.
 * @param former Answers given before, to begin with; secrets are entered anew.
 */
export async function askAll(
  prompts: Prompts,
  questions: readonly ActionQuestion[],
  after: (question: ActionQuestion, given: Answers) => Promise<readonly ActionQuestion[]>,
  former: Answers = {},
): Promise<Answers | undefined> {
  const answers: Record<string, string> = {};
  const open = [...questions];
  for (let question = open.shift(); question; question = open.shift()) {
    const answer = await askOne(prompts, beginningWith(former[question.name], question));
    if (answer === undefined) return undefined;
    answers[question.name] = answer;
    if (question.next) open.unshift(...(await after(question, answers)));
  }
  return answers;
}

function beginningWith(former: string | undefined, question: ActionQuestion): ActionQuestion {
  return former === undefined || question.secret ? question : { ...question, initial: former };
}

async function askOne(prompts: Prompts, question: ActionQuestion): Promise<string | undefined> {
  const { title, prompt = '', initial, choices, secret, file, address } = question;
  if (file) return askForFile(prompts, question, file);
  if (address !== undefined && !(await leadToAddress(prompts, title, address))) return undefined;
  if (choices?.length === 0) {
    await prompts.inform(l10n.t('{0}: there is nothing to choose from.', title));
    return undefined;
  }
  if (choices) {
    return prompts.choose(
      title,
      choices.map((choice) => ({ ...choice, preselected: choice.value === initial })),
    );
  }
  return prompts.ask({
    title,
    prompt,
    ...(initial !== undefined && { value: initial }),
    ...(secret && { password: true }),
    check: (text) => question.check?.(text),
  });
}

/** The text of a file that the user chooses; undefined when cancelled, or when the text is not valid. @throws FileError */
async function askForFile(
  prompts: Prompts,
  { title, check }: ActionQuestion,
  { extensions, maxBytes }: FileQuestion,
): Promise<string | undefined> {
  const path = await prompts.chooseFile(title, extensions);
  if (path === undefined) return undefined;
  const text = await readRegularText(path, maxBytes);
  const problem = check?.(text);
  if (problem === undefined) return text;
  await prompts.fail(`${path}: ${problem}`);
  return undefined;
}
