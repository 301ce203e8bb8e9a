import * as l10n from '@vscode/l10n';
import { formatValue } from '../language/describe';
import type { Choice, Schema } from './schema';
import type { LimitViolation } from './value';

/** What a value has to be, and what becomes of it otherwise; without a name it is that of a list or a whole text. */
export function mustBe(name: string | undefined, what: string, ending?: string): string {
  const subject = name === undefined ? l10n.t('This') : `\`${name}\``;
  return ending === undefined
    ? l10n.t('{0} must be {1}.', subject, what)
    : l10n.t('{0} must be {1}; {2}.', subject, what, ending);
}

/** The values that there are, as part of a sentence: ``one of `a`, `b` ``. */
export function choicesInWords(choices: readonly Choice[]): string {
  const values = choices.map(({ value }) => `\`${formatValue(value)}\``).join(', ');
  return choices.length === 1 ? values : l10n.t('one of {0}', values);
}

/** The limits of a number, as part of a sentence: `between 1 and 8`, `1 or more`. */
export function rangeInWords({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return l10n.t('between {0} and {1}', minimum, maximum);
  const low =
    exclusiveMinimum !== undefined
      ? l10n.t('more than {0}', exclusiveMinimum)
      : minimum !== undefined && l10n.t('{0} or more', minimum);
  const high =
    exclusiveMaximum !== undefined
      ? l10n.t('less than {0}', exclusiveMaximum)
      : maximum !== undefined && l10n.t('{0} or less', maximum);
  return [low, high].filter((part) => part !== false).join(l10n.t(' and '));
}

/** The last key of a path. */
export function nameIn(path: readonly (string | number)[]): string | undefined {
  return path.findLast((step) => typeof step === 'string');
}

/** What a path leads to, as the beginning of a sentence. */
export function nameOf(path: readonly (string | number)[]): string {
  const name = nameIn(path);
  if (name === undefined) return l10n.t('This');
  return typeof path.at(-1) === 'number' ? l10n.t('An item of `{0}`', name) : `\`${name}\``;
}

/** In what the value at a path breaks the limits of its schema. */
export function limitInWords(
  limit: Exclude<LimitViolation, { kind: 'choice' }>,
  schema: Schema,
  path: readonly (string | number)[],
): string {
  switch (limit.kind) {
    case 'range':
      return mustBe(nameIn(path), rangeInWords(schema));
    case 'length':
      return lengthInWords(limit, schema, path);
    case 'form': {
      const form = schema.summary?.() ?? l10n.t('It must match {0}.', limit.pattern);
      return l10n.t('{0} has the wrong format. {1}', nameOf(path), form);
    }
  }
}

function lengthInWords(
  found: Extract<LimitViolation, { kind: 'length' }>,
  { minLength, maxLength }: Schema,
  path: readonly (string | number)[],
): string {
  if (found.length === 0 && minLength === 1) return l10n.t('{0} must not be empty.', nameOf(path));
  return found.isTooShort
    ? l10n.t('{0} needs {1} characters or more.', nameOf(path), minLength ?? 0)
    : l10n.t('{0} takes {1} characters at most; this has {2}.', nameOf(path), maxLength ?? 0, found.length);
}
