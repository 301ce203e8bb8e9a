import * as l10n from '@vscode/l10n';
import type { Disputed } from '../../../api/catalogue/disputed';
import type { ScalarNode } from '../../../parser/node';
import type { Range } from '../../../parser/range';
import { formatValue } from '../language/describe';
import { didYouMean, replaceFix } from '../rules/did-you-mean';
import type { Fix } from '../rules/rule';
import type { Schema } from './schema';

interface DisputedValue {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** Reports a text that fits its schema but that the reference of the API does not have; undefined for any other. */
export function disputedValue(
  { text, type }: ScalarNode,
  range: Range,
  name: string,
  { disputed, examples = [] }: Schema,
): DisputedValue | undefined {
  if (disputed === undefined || type !== 'string' || isDocumented(text, disputed)) return undefined;
  const { values } = disputed;
  if (values === undefined) {
    const example = examples.map(({ value }) => `\`${formatValue(value)}\``).join(', ');
    return {
      message: l10n.t(
        'The API reference has `{0}` in another form, such as {1}; check that your server takes `{2}`.',
        name,
        example,
        text,
      ),
      fixes: [],
    };
  }
  const words = values.map((value) => `\`${formatValue(value)}\``).join(', ');
  const better = didYouMean(
    text,
    examples.map(({ value }) => String(value)).filter((value) => value !== text),
  );
  return {
    message: l10n.t(
      'The API reference lists only {0} for `{1}`; check that your server takes `{2}`.',
      words,
      name,
      text,
    ),
    fixes: better === undefined ? [] : [replaceFix(range, formatValue(better))],
  };
}

/** Says that a key is missing that only some documents require. */
export function disputedAbsence(name: string): string {
  return l10n.t(
    '`{0}` is missing here; the documents of the API disagree on whether it is needed, so add it.',
    name,
  );
}

function isDocumented(text: string, { values, pattern }: Disputed): boolean {
  if (values !== undefined && !values.includes(text)) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
}
