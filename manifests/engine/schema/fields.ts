import type { Property, Schema } from './schema';

/** A field of a manifest: its keys from the outside in, `[]` for entries of lists and `*` for keys of the user's own. */
export interface Field {
  readonly path: readonly string[];
  readonly property: Property;
}

/** All fields that a schema knows, outer ones first; what several alternatives have comes once for each. */
export function fieldsIn(schema: Schema, path: readonly string[] = []): readonly Field[] {
  const { properties = {}, patterns = [], alternatives = [], items, additional } = schema;
  const known = [
    ...Object.entries(properties),
    ...patterns.map((property) => [property.label, property] as const),
  ].map(([name, property]): Field => ({ path: [...path, name], property }));
  return [
    ...known.flatMap((field) => [field, ...fieldsIn(field.property.schema, field.path)]),
    ...alternatives.flatMap((one) => fieldsIn(one, path)),
    ...(items ? fieldsIn(items, [...path, '[]']) : []),
    ...(additional ? fieldsIn(additional, [...path, '*']) : []),
  ];
}

/** A path of fields as one text, such as `spec.base_resources[].id`. */
export function pathInWords(path: readonly string[]): string {
  return path.join('.').replaceAll('.[]', '[]');
}
