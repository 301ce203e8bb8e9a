import * as l10n from '@vscode/l10n';
import type { TEnum, TInteger, TSchema, TString } from 'typebox';
import { Compile } from 'typebox/compile';
import { firstProblem } from '../api/problems';
import type { ActionChoice, ActionQuestion } from './resource-action';

/** What a field of the catalogue says of itself. */
type Field = TSchema & { readonly description?: string; readonly pattern?: string | RegExp };

type Shown = Pick<ActionQuestion, 'name' | 'title'> & Partial<ActionQuestion>;

/** A question for a text that the catalogue's field takes, besides a check of its own; its description is the prompt. */
export function textQuestion(field: TString, shown: Shown): ActionQuestion {
  const check = (text: string) => fieldProblem(field, text) ?? shown.check?.(text);
  return { ...promptOf(field), ...shown, check };
}

/** A question for a whole number that the catalogue's field takes, besides a check of its own. */
export function numberQuestion(field: TInteger, shown: Shown): ActionQuestion {
  const check = (text: string): string | undefined =>
    /^-?\d+$/.test(text.trim())
      ? (fieldProblem(field, Number(text)) ?? shown.check?.(text))
      : l10n.t('Enter a whole number.');
  return { ...promptOf(field), ...shown, check };
}

/** A question for one of the values of the catalogue's field. */
export function choiceQuestion(field: TEnum, shown: Shown): ActionQuestion {
  return { ...promptOf(field), ...shown, choices: field.enum.map(choiceOf) };
}

/** The problem with an address that a server is to call or to open: only those of the web work. */
export function addressProblem(text: string): string | undefined {
  const isWeb = URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
  return isWeb ? undefined : l10n.t('Enter an address that begins with https:// or http://.');
}

/** A choice that is shown by its value. */
export function choiceOf(value: string | number | null): ActionChoice {
  return { value: String(value), label: String(value) };
}

function promptOf({ description }: Field): { readonly prompt?: string } {
  return description === undefined ? {} : { prompt: description };
}

/**
 * The problem with an answer by the catalogue's field; undefined when it is valid. Of a text with the wrong characters
 * the field's description says the rule in words.
 */
export function fieldProblem(field: Field, value: unknown): string | undefined {
  const problem = firstProblem(Compile(field), value);
  if (problem === undefined) return undefined;
  const { pattern, description } = field;
  const isOfOtherForm =
    pattern !== undefined && typeof value === 'string' && !new RegExp(pattern, 'u').test(value);
  return isOfOtherForm && description !== undefined
    ? l10n.t('This doesn’t fit. {0}', description)
    : l10n.t('This is not allowed: {0}.', problem);
}
