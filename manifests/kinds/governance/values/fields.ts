import { propertyOf } from '../../../engine/schema/schema';
import type { Property, Schema } from '../../../engine/schema/schema';
import { resolve } from '../../../../parser/node';
import type { Entry, Node, ScalarNode } from '../../../../parser/node';
import { isUnwritten } from '../policy-document';
import type { PolicyDocument } from '../policy-document';
import { isRouteKind } from '../policy-kinds';

/** How clients read the value of a field. */
export type FieldForm =
  'integer' | 'number' | 'boolean' | 'choice' | 'duration' | 'window' | 'statuses' | 'text' | 'other';

/** A field that is known and has a value. */
export interface Field {
  readonly name: string;
  readonly entry: Entry;
  readonly property: Property;
  readonly form: FieldForm;
  /** The value, where it is a single one. */
  readonly scalar: ScalarNode | undefined;
}

/** The fields of a policy of any kind but route rules, in the order of the text. */
export function fieldsOf({ root, schema, policy }: PolicyDocument): readonly Field[] {
  if (root === undefined || isRouteKind(policy.kind)) return [];
  const fields: Field[] = [];
  for (const entry of root.fields.values()) {
    const property = propertyOf(schema, entry.name);
    if (property === undefined || isUnwritten(entry.value)) continue;
    const value = resolve(entry.value);
    const scalar = value?.kind === 'scalar' ? value : undefined;
    fields.push({ name: entry.name, entry, property, scalar, form: formOf(entry.name, property.schema) });
  }
  return fields;
}

export function formOf(name: string, schema: Schema): FieldForm {
  if (name === 'slidingWindowSize') return 'window';
  if (schema.alternatives) return 'duration';
  const [type] = schema.types;
  if (type === 'list') return name.endsWith('Status') ? 'statuses' : 'other';
  if (type === 'integer' || type === 'number' || type === 'boolean') return type;
  if (type !== 'string') return 'other';
  return schema.choices ? 'choice' : 'text';
}

/** The number that clients read; quotes make no difference to them. */
export function numberOf(node: Node | undefined): number | undefined {
  const scalar = node && resolve(node);
  if (scalar?.kind !== 'scalar') return undefined;
  if (typeof scalar.value === 'number') return scalar.value;
  return /^[-+]?\d+(?:\.\d+)?$/.test(scalar.text) ? Number(scalar.text) : undefined;
}
