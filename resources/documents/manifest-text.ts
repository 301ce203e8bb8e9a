import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../api/values';
import type { Schema } from '../../manifests/engine/schema/schema';
import { kindNamed } from '../../manifests/kinds/cloud/kinds';
import { isSecretName } from '../shown-value';
import { yamlText } from './yaml-text';

/** Stands for a secret. */
export const masked = '•••';

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
  return yamlText({ apiVersion, kind, metadata, spec: (spec && hidden(fitted(live, spec))) ?? {} });
}

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

/** As much of a live value as a manifest can have: known members that are set; secrets are masked. */
function fitted(value: unknown, schema: Schema): unknown {
  if (value === null || value === undefined) return undefined;
  const { properties, items, additional, alternatives = [] } = schema;
  if (Array.isArray(value)) return items ? value.map((item) => fitted(item, items)) : value;
  if (!isRecord(value)) return value;
  if (!properties && !additional) {
    const [best] = alternatives
      .map((one) => fitted(value, one))
      .filter(isRecord)
      .sort((one, other) => JSON.stringify(other).length - JSON.stringify(one).length);
    return best ?? value;
  }
  const members = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    const property = properties?.[key];
    const inner = property?.schema ?? additional;
    const kept = inner && fitted(member, inner);
    if (kept === undefined) return [];
    return [[key, property?.isSecret === true ? masked : kept]];
  });
  return Object.fromEntries(members);
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
