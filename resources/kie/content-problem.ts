import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { checkContent } from '../../manifests/kinds/content/content';

/** The first error in a value, by the item's type, with its line; undefined where clients can read it. */
export function contentProblem(
  { key, value_type }: Pick<KieItem, 'key' | 'value_type'>,
  value: string,
): string | undefined {
  const error = checkContent(value, value_type ?? '', key).find(({ severity }) => severity === 'error');
  if (!error) return undefined;
  const line = value.slice(0, error.range.start).split('\n').length;
  return l10n.t('Line {0}: {1}', line, error.message);
}
