import * as l10n from '@vscode/l10n';
import { isRecord } from '../../api/values';
import { propertyOf, type Schema } from '../../manifests/engine/schema/schema';
import { fitted } from '../../resources/documents/fitted-value';
import { secretPaths } from '../export/manifest-value';
import type { LeftOut } from './run-record';
import { leftOutOf, withoutEntries, type LeftEntry } from './secret-entries';

export type Members = Readonly<Record<string, unknown>>;

/** A part of a document that is not kept. */
export interface LostPart {
  /** Why, in one sentence. */
  readonly text: string;
  /** Path of it; an entry of a set by its name in brackets. */
  readonly path: readonly string[];
  /** For comparing, never kept. */
  readonly value: unknown;
}

/** The members of a document that are kept, and what is not. */
export interface Kept {
  readonly value: Members;
  readonly lost: readonly LostPart[];
  /** Paths of the members that are not kept, or not as a whole. */
  readonly paths: readonly string[];
  /** The entries that those kept in part lack. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * The members of a document without secrets: neither fields that are, nor fields in which anything may be, since a part of a
 * field would be another value of it. Sets whose entries have names are kept without those that may be secrets.
 *
 * @param name The name of the resource, which says what the value of a configuration item is.
 */
export function withoutSecrets(value: Members, schema: Schema, name: string | undefined): Kept {
  const kept: [string, unknown][] = [];
  const lost: LostPart[] = [];
  const paths: string[] = [];
  const entries: LeftEntry[] = [];
  const leaveOut = (title: string, path: readonly string[], value: unknown): void => {
    lost.push({
      text: l10n.t('{0} holds what may be a secret, which no history keeps.', title),
      path,
      value,
    });
  };
  const isSecret = (entry: unknown) => secretPaths({ entries: [entry] }, name).length > 0;
  for (const [member, whole] of Object.entries(value)) {
    const inner = propertyOf(schema, member)?.schema;
    if (isRecord(whole) && member === 'spec') {
      const fields = Object.entries(whole).flatMap(([key, field]): [string, unknown][] => {
        if (field === undefined) return [];
        const hasSecrets = (one: unknown) => secretPaths({ ...typeIn(whole), [key]: one }, name).length > 0;
        const isField = inner !== undefined && hasSecretField({ [key]: field }, inner);
        if (!isField && !hasSecrets(field)) return [[key, field]];
        paths.push(pathOf(member, key));
        const property = propertyOf(inner, key);
        const part = property && withoutEntries(field, property, [member, key], isSecret);
        if (isField || !part || hasSecrets(part.value)) {
          leaveOut(key, [member, key], field);
          return [];
        }
        entries.push(...part.left);
        for (const { path, name: entry, value: one } of part.left) {
          leaveOut(entry, [...path, `[${entry}]`], one);
        }
        return [[key, part.value]];
      });
      kept.push([member, Object.fromEntries(fields)]);
    } else if (secretPaths({ [member]: whole }, name).length === 0) kept.push([member, whole]);
    else {
      paths.push(pathOf(member));
      leaveOut(member, [member], whole);
    }
  }
  return { value: Object.fromEntries(kept), lost, paths, leftOut: leftOutOf(entries) };
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
