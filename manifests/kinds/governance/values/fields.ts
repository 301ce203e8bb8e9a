import { propertyOf } from '../../../engine/schema/schema';
import type { Property, Schema } from '../../../engine/schema/schema';
import type { SchemaViolation } from '../../../engine/schema/check';
import { resolve } from '../../../../parser/node';
import type { Entry, Node, ScalarNode } from '../../../../parser/node';
import type { PolicyDocument } from '../policy-document';
import { isRouteKind } from '../policy-kinds';
import { isUnwritten, onlyItem } from './violations';

/** How clients read the value of a field. */
export type FieldForm =
  'integer' | 'number' | 'boolean' | 'choice' | 'duration' | 'window' | 'statuses' | 'text' | 'other';

/** A field that is known and has a value. */
export interface Field {
  readonly name: string;
  readonly entry: Entry;
  readonly property: Property;
  readonly form: FieldForm;
  /** The value, where it is a single one, which clients also make of a list of one. */
  readonly scalar: ScalarNode | undefined;
}

/** The fields of a policy of any kind but route rules, in the order of the text; for servers, those with nothing are none. */
export function fieldsOf({ root, schema, policy, isForServer }: PolicyDocument): readonly Field[] {
  if (root === undefined || isRouteKind(policy.kind)) return [];
  const fields: Field[] = [];
  for (const entry of root.fields.values()) {
    const property = propertyOf(schema, entry.name);
    if (property === undefined || (isForServer && isUnwritten(entry.value))) continue;
    const form = formOf(entry.name, property.schema);
    fields.push({ name: entry.name, entry, property, scalar: singleOf(entry.value), form });
  }
  return fields;
}

function singleOf(node: Node): ScalarNode | undefined {
  const value = resolve(node);
  if (value?.kind === 'list') return onlyItem(value);
  return value?.kind === 'scalar' ? value : undefined;
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
export interface ViolatingField {
  readonly field: Field;
  readonly violation: SchemaViolation;
}

/**
 * The fields whose values clients can't convert, or that are outside of what they take, in the order of the text. How long a
 * duration may be has a rule of its own.
 */
export function violatingFields(document: PolicyDocument): readonly ViolatingField[] {
  if (document.violations.length === 0) return [];
  return fieldsOf(document).flatMap((field) => {
    const isDuration = field.form === 'duration' || field.form === 'window';
    const violation = document.violations.find(
      ({ kind, path }) => path.length === 1 && path[0] === field.name && (kind === 'type' || !isDuration),
    );
    return violation === undefined ? [] : [{ field, violation }];
  });
}
