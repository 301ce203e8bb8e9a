import { isRecord } from '../../api/values';
import { connectionTypes } from '../../connections/connection-types';

/**
 * The schema of one entry of `engineRoom.connections`, with message keys in place of descriptions, and the messages.
 */
export interface SettingSchema {
  readonly items: { readonly anyOf: readonly unknown[] };
  /** English texts by their keys in package.nls.json. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The setting's schema, generated from the table of connection types. */
export function settingSchema(types = connectionTypes): SettingSchema {
  const texts: Record<string, string> = {};
  const anyOf = types.map(({ id, schema }) =>
    withKeys(JSON.parse(JSON.stringify(schema)), `connection.${id}`, texts),
  );
  return { items: { anyOf }, texts };
}

/** Replaces each description by its message key, which is the path of names to it. */
function withKeys(value: unknown, path: string, texts: Record<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withKeys(item, path, texts));
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => {
    if (name === 'description' && typeof member === 'string') {
      texts[path] = member;
      return [name, `%${path}%`];
    }
    return [
      name,
      name === 'properties' ? propertiesWithKeys(member, path, texts) : withKeys(member, path, texts),
    ];
  });
  return Object.fromEntries(members);
}

function propertiesWithKeys(value: unknown, path: string, texts: Record<string, string>): unknown {
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(
    ([name, member]) => [name, withKeys(member, `${path}.${name}`, texts)] as const,
  );
  return Object.fromEntries(members);
}
