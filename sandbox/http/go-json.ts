import { isRecord } from '../../api/values';

/** How Go's decoder reads JSON, and its messages about what it can't decode. */

const kinds: Partial<Record<string, string>> = { boolean: 'bool', number: 'number', string: 'string' };

/** About a value of the wrong type: `into` is where it is, as in `struct field KVDoc.key`. */
export function mismatch(value: unknown, into: string, wanted: string): string {
  const kind = kinds[typeof value] ?? (Array.isArray(value) ? 'array' : 'object');
  return `json: cannot unmarshal ${kind} into Go ${into} of type ${wanted}`;
}

/** About the error of a parser that met a character where none of its kind may be; undefined for other errors. */
export function strayCharacter(error: unknown): string | undefined {
  const unexpected = /Unexpected token '?(.)/u.exec(String(error))?.[1];
  return unexpected && `invalid character '${unexpected}' looking for beginning of value`;
}

/** About a text that is not JSON; undefined for one that is. */
export function syntaxError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return strayCharacter(error) ?? 'unexpected end of JSON input';
  }
}

/**
 * A value with the names of its members as a schema spells them: Go's decoder takes them in upper and lower case. Names
 * of free maps stay as they are.
 */
export function withSchemaNames(value: unknown, schema: unknown): unknown {
  if (!isRecord(schema)) return value;
  if (Array.isArray(value)) return value.map((item) => withSchemaNames(item, schema['items']));
  const { properties } = schema;
  if (!isRecord(value) || !isRecord(properties)) return value;
  const spellings = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const members = Object.entries(value).map(([given, member]): [string, unknown] => {
    const name = Object.hasOwn(properties, given) ? given : (spellings.get(given.toLowerCase()) ?? given);
    return [name, withSchemaNames(member, properties[name])];
  });
  return Object.fromEntries(members);
}
