import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { isRecord } from '../../api/values';

/**
 * JSON pointer to what does not fit a schema first, also to a member that is missing; undefined when everything fits.
 * Inside a union it is what does not fit the alternative that the value is meant as, by its type or its action.
 */
export function pointerToViolation(schema: TSchema, value: unknown, place = ''): string | undefined {
  const [error] = Value.Errors(schema, value);
  if (!error) return undefined;
  const missing = error.keyword === 'required' ? error.params.requiredProperties.at(0) : undefined;
  const pointer = place + (missing === undefined ? error.instancePath : `${error.instancePath}/${missing}`);
  return error.schemaPath.includes('/anyOf') ? (pointerInside(schema, value, place) ?? pointer) : pointer;
}

function pointerInside(schema: object, value: unknown, place: string): string | undefined {
  const parts: Record<string, unknown> = { ...schema };
  const { anyOf, items, properties } = parts;
  if (Array.isArray(anyOf)) return pointerInsideUnion(anyOf.filter(isRecord), value, place);
  if (Array.isArray(value) && isRecord(items)) {
    const index = value.findIndex((one) => !Value.Check(items, one));
    return index < 0 ? undefined : pointerToViolation(items, value[index], `${place}/${String(index)}`);
  }
  if (!isRecord(value) || !isRecord(properties)) return undefined;
  for (const [name, property] of Object.entries(properties)) {
    if (!Object.hasOwn(value, name) || !isRecord(property) || Value.Check(property, value[name])) continue;
    return pointerToViolation(property, value[name], `${place}/${name}`);
  }
  return undefined;
}

/** Members with fixed values or forms in every alternative tell which of them is meant. */
function pointerInsideUnion(
  alternatives: readonly Record<string, unknown>[],
  value: unknown,
  place: string,
): string | undefined {
  if (!isRecord(value)) return undefined;
  const objects = alternatives.flatMap((schema) =>
    isRecord(schema['properties']) ? [{ schema, properties: schema['properties'] }] : [],
  );
  const [first] = objects;
  const names = Object.keys(first?.properties ?? {}).filter(
    (name) => Object.hasOwn(value, name) && objects.every(({ properties }) => isDistinct(properties[name])),
  );
  const fits = ({ properties }: (typeof objects)[number], name: string) =>
    isRecord(properties[name]) && Value.Check(properties[name], value[name]);
  const unknown = names.find((name) => !objects.some((one) => fits(one, name)));
  if (unknown !== undefined) return `${place}/${unknown}`;
  const [meant, other] = objects.filter((one) => names.every((name) => fits(one, name)));
  return meant && other === undefined ? pointerToViolation(meant.schema, value, place) : undefined;
}

function isDistinct(schema: unknown): boolean {
  return isRecord(schema) && ['const', 'enum', 'pattern'].some((keyword) => keyword in schema);
}
