import type { TSchema } from 'typebox';

/** The fields of an object; none of any other schema. */
export function propertiesOf(schema: TSchema): Record<string, TSchema> {
  return (schema as { properties?: Record<string, TSchema> }).properties ?? {};
}

/** Fields without a description, through lists, maps and alternatives; `body` speaks through its members. */
export function undescribed(schema: TSchema, place: string): string[] {
  const { items, anyOf, patternProperties } = schema as {
    items?: TSchema;
    anyOf?: TSchema[];
    patternProperties?: Record<string, TSchema>;
  };
  const fields = Object.entries(propertiesOf(schema)).flatMap(([name, field]) => {
    const own = 'description' in field || name === 'body' ? [] : [`${place}.${name}`];
    return [...own, ...undescribed(field, `${place}.${name}`)];
  });
  const inside = [...(items ? [items] : []), ...(anyOf ?? []), ...Object.values(patternProperties ?? {})];
  return [...fields, ...inside.flatMap((part, index) => undescribed(part, `${place}[${index}]`))];
}
