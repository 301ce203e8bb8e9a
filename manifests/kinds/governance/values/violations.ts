import { checkField, checkSchema } from '../../../engine/schema/check';
import type { NodeReader, SchemaViolation } from '../../../engine/schema/check';
import { propertyOf } from '../../../engine/schema/schema';
import type { Schema } from '../../../engine/schema/schema';
import { isInRange } from '../../../engine/schema/value';
import { asMap, asScalar, isNull, resolve } from '../../../../parser/node';
import type { ListNode, Node, ScalarNode } from '../../../../parser/node';
import type { Policy } from '../policy';
import { isRouteKind } from '../policy-kinds';
import { fractionOf, integerOf } from './numbers';

/**
 * In what a policy does not fit what clients read: values that they can't convert, and values outside of what their fields
 * take. Paths begin with the field; of route rules, with the position of the rule.
 */
export function policyViolations(
  { kind, spec, place, generation }: Policy,
  schema: Schema,
): readonly SchemaViolation[] {
  if (spec === undefined) return [];
  const isForJava = place !== 'api' && place !== 'manifest' && generation !== 'go';
  const values = isForJava ? asClients : asServers;
  if (isRouteKind(kind)) return checkSchema(spec, schema, generation === 'go' ? values : asRouters(values));
  const violations: SchemaViolation[] = [];
  for (const entry of asMap(spec)?.fields.values() ?? []) {
    const own = propertyOf(schema, entry.name)?.schema;
    if (own === undefined) continue;
    const holdsStatuses = own.types[0] === 'list' && entry.name.endsWith('Status');
    const isLimited = generation !== 'go' && isInt(entry.name, own) && !isSmallNumber(entry.value);
    const wanted = isLimited ? { ...int, ...limitOf(entry.name), ...own } : own;
    violations.push(...checkField(entry, wanted, holdsStatuses ? asTexts(values) : values));
  }
  return violations;
}

/** The limits of Java's `int`; clients drop a policy with a whole number beyond. Go Chassis has 64 bits. */
const int = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/** Clients count the first call too, which must still be an `int`. */
function limitOf(name: string): Pick<Schema, 'maximum'> {
  return name === 'maxAttempts' ? { maximum: int.maximum - 1 } : {};
}

/** Whether a value is a whole number that surely is an `int`, as nearly all are. */
function isSmallNumber(node: Node): boolean {
  return node.kind === 'scalar' && Number.isInteger(node.value) && Math.abs(Number(node.value)) < int.maximum;
}

/** The maximum size of a cache is a `long`. */
function isInt(name: string, { types }: Schema): boolean {
  return types[0] === 'integer' && name !== 'maximumSize';
}

/** Whether Java clients can't even hold the number of a field, let alone use it. */
export function isBeyondInt(name: string, schema: Schema, number: number): boolean {
  return isInt(name, schema) && !isInRange(number, { types: ['integer'], ...int });
}

/** A key without a value. */
export function isUnwritten(node: Node): boolean {
  const resolved = resolve(node);
  return resolved?.kind === 'scalar' && resolved.text === '' && resolved.style === 'plain';
}

/**
 * Clients take any scalar as text, and convert texts to numbers and booleans. Null and nothing are the default where a text,
 * a list or a map is read; numbers and booleans have none.
 */
const asClients: NodeReader = {
  hasType(node, schema) {
    const { types } = schema;
    if (node.kind !== 'scalar') return types.includes(node.kind) || isListOfText(node, schema);
    if (types.includes('string')) return true;
    if (types.includes('integer')) return integerOf(node) !== undefined;
    if (types.includes('number')) return fractionOf(node) !== undefined;
    return types.includes('boolean') && /^(?:true|false|yes|no|on|off)$/i.test(node.text);
  },
  isChoice: (node, { value }) =>
    typeof value === 'boolean' || (node.kind === 'scalar' && node.text === value),
  numberOf: (node, { types }) => (types.includes('number') ? fractionOf(node) : integerOf(node)),
  textOf: () => undefined,
  isAbsent: (node, { types }) =>
    types.includes('string') ? isUnwritten(node) : !types.some(isOfPrimitive) && isNull(node),
  readsAliases: true,
  unknownKeys: 'ignored',
};

function isOfPrimitive(type: string): boolean {
  return type === 'integer' || type === 'number' || type === 'boolean';
}

/** Clients make a text of a list of one text: `services: [shop]`. */
function isListOfText(node: Node, { types, choices }: Schema): boolean {
  const item = node.kind === 'list' ? onlyItem(node) : undefined;
  if (item?.type !== 'string' || !types.includes('string')) return false;
  return choices === undefined || choices.some(({ value }) => value === item.text);
}

/** The scalar that is alone in a list. */
export function onlyItem({ items }: ListNode): ScalarNode | undefined {
  return items.length === 1 ? asScalar(items[0]) : undefined;
}

/** Whether a value is a list of which clients can't make a text; of a map and of an empty list they make an empty one. */
export function isLongerList(node: Node | undefined): boolean {
  return node?.kind === 'list' && node.items.length > 1;
}

/** Servers and Go Chassis take null for a key that is not there, and no lists for texts. */
const asServers: NodeReader = {
  ...asClients,
  hasType: (node, schema) =>
    asClients.hasType(node, schema) && (node.kind === 'scalar' || schema.types.includes(node.kind)),
  isAbsent: isUnwritten,
};

/** The whole numbers of route rules are Java's as well, which clients also make of a list of one. */
function asRouters(reader: NodeReader): NodeReader {
  return {
    ...reader,
    hasType(node, schema) {
      if (schema.types[0] !== 'integer') return reader.hasType(node, schema);
      const number = integerOf(node.kind === 'list' && reader === asClients ? onlyItem(node) : node);
      return number !== undefined && !isBeyondInt('', schema, number);
    },
  };
}

/** Statuses are compared character by character. */
function asTexts(reader: NodeReader): NodeReader {
  return {
    ...reader,
    hasType: (node, { types }) => types.includes(node.kind === 'scalar' ? 'string' : node.kind),
    numberOf: () => undefined,
    textOf: (node) => (node.kind === 'scalar' ? node.text : undefined),
  };
}
