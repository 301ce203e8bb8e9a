import * as l10n from '@vscode/l10n';
import { isRecord } from '../../api/values';
import { propertyOf, type Schema } from '../../manifests/engine/schema/schema';
import { fitted } from '../../resources/documents/fitted-value';
import { secretPaths } from '../export/manifest-value';

export type Members = Readonly<Record<string, unknown>>;

/** The members of a document that are kept, and what is not, each in a sentence. */
export interface Kept {
  readonly value: Members;
  readonly lost: readonly string[];
  /** Paths of the members that are not kept. */
  readonly paths: readonly string[];
}

/**
 * The members of a document without secrets: neither fields that are, nor fields in which anything may be. A part of a field
 * would be another value of it.
 *
 * @param name The name of the resource, which says what the value of a configuration item is.
 */
export function withoutSecrets(value: Members, schema: Schema, name: string | undefined): Kept {
  const kept: [string, unknown][] = [];
  const lost: string[] = [];
  const paths: string[] = [];
  const leaveOut = (name: string, path: string): void => {
    lost.push(l10n.t('{0} holds what may be a secret, which no history keeps.', name));
    paths.push(path);
  };
  for (const [member, whole] of Object.entries(value)) {
    const inner = propertyOf(schema, member)?.schema;
    if (isRecord(whole) && member === 'spec') {
      const fields = Object.entries(whole).flatMap(([key, field]): [string, unknown][] => {
        if (field === undefined) return [];
        const isSecret = inner !== undefined && hasSecretField({ [key]: field }, inner);
        if (!isSecret && secretPaths({ ...typeIn(whole), [key]: field }, name).length === 0)
          return [[key, field]];
        leaveOut(key, pathOf(member, key));
        return [];
      });
      kept.push([member, Object.fromEntries(fields)]);
    } else if (secretPaths({ [member]: whole }, name).length === 0) kept.push([member, whole]);
    else leaveOut(member, pathOf(member));
  }
  return { value: Object.fromEntries(kept), lost, paths };
}

/** Path of a member of a document, or of a field in it. */
export function pathOf(member: string, field?: string): string {
  return field === undefined ? member : `${member}.${field}`;
}

/** What says how the value of a configuration item is read. */
function typeIn({ value_type: type }: Members): Members {
  return type === undefined ? {} : { value_type: type };
}

/** Whether any of the fields that are set is a secret by its schema. */
function hasSecretField(fields: Members, schema: Schema): boolean {
  let isFound = false;
  fitted(fields, schema, (value, { isSecret }) => {
    if (isSecret && value !== undefined && value !== null) isFound = true;
    return value;
  });
  return isFound;
}
