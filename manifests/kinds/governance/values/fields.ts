import { propertyOf } from '../../../engine/schema/schema';
import type { Property, Schema } from '../../../engine/schema/schema';
import { isInRange, violationOf } from '../../../engine/schema/value';
import type { Coercion, ValueViolation } from '../../../engine/schema/value';
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

/** A value that does not fit its field, and in what. */
export interface UnfitField {
  readonly field: Field;
  /** What fits: the schema of the field, and what its reader can hold at all. */
  readonly schema: Schema;
  readonly violation: ValueViolation;
}

/** The values that clients can't convert, or that are outside of what their fields take, in the order of the text. */
export function unfitFields(document: PolicyDocument): readonly UnfitField[] {
  return fieldsOf(document).flatMap((field) => {
    const { schema: own } = field.property;
    const schema = isInt(field, document) ? { ...int, ...own } : own;
    const violation = violationOf(field, schema, asClients);
    return violation === undefined ? [] : [{ field, schema, violation }];
  });
}

/** The limits of Java's `int`; clients drop a policy with a whole number beyond. */
const int: Pick<Schema, 'minimum' | 'maximum'> = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/** The maximum size of a cache is a `long`, and Go Chassis has 64 bits everywhere. */
function isInt({ form, name }: Field, { policy: { generation } }: PolicyDocument): boolean {
  return form === 'integer' && name !== 'maximumSize' && generation !== 'go';
}

/** Whether clients can't even hold the number of a field, let alone use it. */
export function isBeyondInt(field: Field, document: PolicyDocument, number: number): boolean {
  return isInt(field, document) && !isInRange(number, { types: ['integer'], ...int });
}

/** Clients convert texts to numbers and booleans, but not `0x32` to a fraction; durations and statuses have rules of their own. */
const asClients: Coercion<Field> = {
  hasType({ form, scalar, entry }, { types }) {
    if (form === 'other' || form === 'statuses') {
      const node = resolve(entry.value);
      return node === undefined || types.some((type) => type === node.kind);
    }
    if (scalar === undefined) return false;
    const number = numberOf(scalar);
    if (form === 'integer') return Number.isInteger(number) && scalar.type !== 'float';
    if (form === 'number') return number !== undefined && !/^[-+]?0[bx]/i.test(scalar.text);
    return form !== 'boolean' || /^(?:true|false|yes|no|on|off)$/i.test(scalar.text);
  },
  isChoice: ({ form, scalar }, { value }) => form !== 'choice' || String(value) === scalar?.text,
  numberOf: ({ form, scalar }) => (form === 'integer' || form === 'number' ? numberOf(scalar) : undefined),
  textOf: () => undefined,
};

/** The number that clients read; quotes make no difference to them. */
export function numberOf(node: Node | undefined): number | undefined {
  const scalar = node && resolve(node);
  if (scalar?.kind !== 'scalar') return undefined;
  if (typeof scalar.value === 'number') return scalar.value;
  return /^[-+]?\d+(?:\.\d+)?$/.test(scalar.text) ? Number(scalar.text) : undefined;
}
