import { hidden } from '../../resources/documents/manifest-text';
import { yamlText } from '../../resources/documents/yaml-text';
import { isSecretName, masked } from '../../resources/shown-value';
import type { Difference } from '../compare/compare-fields';
import { scalarText } from '../compare/scalar-text';
import { maskSecrets } from '../../resources/mask-secrets';
import type { PlanChange } from '../plan';

/** A difference as a plan shows it: a path, and both values with secrets masked. */
export function shownDifference({ path, from, to, isSecret }: Difference): PlanChange {
  const isHidden = isSecret || path.some((part) => isSecretName(part.replace(/^\[|\]$/g, '')));
  const text = (value: unknown) => (isHidden ? masked : shownText(value, path.at(-1) ?? ''));
  return {
    path: shownPath(path),
    ...(from !== undefined && from !== null && { from: text(from) }),
    ...(to !== undefined && to !== null && { to: text(to) }),
  };
}

/** `spec` is left out: nearly all fields are in it. */
function shownPath([first, ...rest]: readonly string[]): string {
  const parts = first === 'spec' && rest.length > 0 ? rest : [first ?? '', ...rest];
  return parts.reduce(
    (path, part) => (part.startsWith('[') || path === '' ? path + part : `${path}.${part}`),
    '',
  );
}

function shownText(value: unknown, key: string): string {
  if (typeof value === 'string') return maskSecrets(value, 'text', key);
  if (typeof value !== 'object') return scalarText(value);
  return maskSecrets(yamlText(hidden(value)).trimEnd(), 'yaml', key);
}
