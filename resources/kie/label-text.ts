import * as l10n from '@vscode/l10n';
import { Compile } from 'typebox/compile';
import { labels as labelsSchema } from '../../api/catalogue/kie/fields';
import { firstProblem } from '../../api/problems';
import { maskSecret } from '../shown-value';
import type { Labels } from './items';

/** Labels as one text, in the order of their names; what may be a secret is masked. */
export function describeLabels(labels: Labels = {}): string {
  const names = Object.entries(labels).map(([name, text]) => `${name}=${maskSecret(name, text)}`);
  return names.length === 0 ? l10n.t('no labels') : names.sort().join(', ');
}

/** Labels from `name=value, name=value`; what has no `=` is a name without a value. */
export function readLabels(text: string): Record<string, string> {
  const parts = text.split(',').map((part) => part.trim());
  return Object.fromEntries(
    parts
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', ...rest] = part.split('=');
        return [name.trim(), rest.join('=').trim()];
      }),
  );
}

/** Why a text of labels can't be used; undefined when it can. */
export function labelsProblem(text: string): string | undefined {
  const problem = firstProblem(Compile(labelsSchema), readLabels(text));
  return problem === undefined ? undefined : l10n.t('This is not allowed: {0}.', problem);
}
