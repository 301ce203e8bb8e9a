import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { Connection } from '../../connections/connection';
import type { Field, FieldChoice } from '../../connections/connection-type';
import type { Prompts } from '../prompts';

type Draft = Partial<Connection>;
type Back = (() => void) | undefined;

/** Asks for the value of a field: one of its choices, or a text. */
export function askField(
  prompts: Prompts,
  field: Field,
  draft: Draft,
  onBack: Back,
  prompt = field.prompt(),
): Promise<string | undefined> {
  const title = field.label(draft);
  const value = field.initial(draft);
  const choices = field.choices?.();
  if (choices) {
    const shown = choices.map((choice) => ({ ...choice, preselected: choice.value === value }));
    return prompts.choose(title, shown, onBack);
  }
  const password = field.secret !== undefined;
  const check = (text: string) => asSentence(field.check(text));
  return prompts.ask({ title, prompt, value, password, check, onBack });
}

/**
 * Asks for one of the choices that a server lists, or for a text: when the person wants to write one, and when there is no
 * list; the prompt then has the reason.
 */
export async function askListed(
  prompts: Prompts,
  field: Field,
  draft: Draft,
  list: () => Promise<readonly FieldChoice[]>,
  onBack: Back,
): Promise<string | undefined> {
  let choices: readonly FieldChoice[];
  try {
    choices = await list();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const reason = l10n.t('{0} (the list can’t be read: {1})', field.prompt(), error.message);
    return askField(prompts, field, draft, onBack, reason);
  }
  const initial = field.initial(draft);
  const shown = [
    ...choices.map((choice) => ({
      ...choice,
      value: () => Promise.resolve<string | undefined>(choice.value),
      preselected: choice.value === initial,
    })),
    { label: l10n.t('Enter a name…'), value: () => askField(prompts, field, draft, onBack) },
  ];
  const answer = await prompts.choose(field.label(draft), shown, onBack);
  return answer?.();
}

/** What is wrong with a field, as it stands alone below it; elsewhere it follows the name of the field. */
function asSentence(problem: string | undefined): string | undefined {
  return problem && problem.charAt(0).toUpperCase() + problem.slice(1);
}
