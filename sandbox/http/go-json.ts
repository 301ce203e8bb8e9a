/** Go's messages about JSON that it can't decode. */

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
