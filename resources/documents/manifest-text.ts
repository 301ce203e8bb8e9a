import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../api/values';
import { kindNamed } from '../../manifests/kinds/cloud/kinds';
import { isSecretName, masked } from '../shown-value';
import { fitted, type FieldValue } from './fitted-value';
import { yamlText } from './yaml-text';

/** What a manifest says besides its spec. */
export interface ManifestHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A live resource as a manifest: of its members those that the kind of manifest knows; secrets are masked. */
export function manifestText(head: ManifestHead, live: object): string {
  const { apiVersion, kind, metadata } = head;
  const spec = kindNamed(apiVersion, kind)?.schema.properties?.['spec']?.schema;
  return yamlText({
    apiVersion,
    kind,
    metadata,
    spec: (spec && hidden(fitted(live, spec, unlessSecret))) ?? {},
  });
}

/** Secrets are masked whatever their form. */
export const unlessSecret: FieldValue = (value, { isSecret }) =>
  isSecret && value !== null ? masked : value;

/** The path of the first difference between two values that is not below a path. */
export function changeOutside(
  before: unknown,
  after: unknown,
  [step, ...rest]: readonly string[],
  at = '',
): string | undefined {
  if (step === undefined || isDeepStrictEqual(before, after)) return undefined;
  if (!isRecord(before) || !isRecord(after)) return at;
  for (const key of Object.keys({ ...before, ...after })) {
    const path = at === '' ? key : `${at}.${key}`;
    if (key === step) {
      const changed = changeOutside(before[key], after[key], rest, path);
      if (changed !== undefined) return changed;
    } else if (!isDeepStrictEqual(before[key], after[key])) return path;
  }
  return undefined;
}

/** A value without what may be secret: texts and numbers under such names at any depth, and values of such variables. */
export function hidden(value: unknown, isSecret = false): unknown {
  if (Array.isArray(value)) return value.map((item) => hidden(item, isSecret));
  if (!isRecord(value)) {
    const isShown = !isSecret || value === '' || (typeof value !== 'string' && typeof value !== 'number');
    return isShown ? value : masked;
  }
  const isVariable = [value['name'], value['key']].some(
    (name) => typeof name === 'string' && isSecretName(name),
  );
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const isOwn = isSecretName(key) || (key === 'value' && isVariable);
      return [key, hidden(member, isSecret || isOwn)];
    }),
  );
}
