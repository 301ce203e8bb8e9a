import { checkField, checkSchema } from '../../../engine/schema/check';
import type { NodeReader, SchemaViolation } from '../../../engine/schema/check';
import { propertyOf } from '../../../engine/schema/schema';
import type { Schema } from '../../../engine/schema/schema';
import { isInRange } from '../../../engine/schema/value';
import { asMap, resolve } from '../../../../parser/node';
import type { Node } from '../../../../parser/node';
import type { Policy } from '../policy';
import { isRouteKind } from '../policy-kinds';

/**
 * In what a policy does not fit what clients read: values that they can't convert, and values outside of what their fields
 * take. Paths begin with the field; of route rules, with the position of the rule.
 */
export function policyViolations(
  { kind, spec, generation }: Policy,
  schema: Schema,
): readonly SchemaViolation[] {
  if (spec === undefined) return [];
  if (isRouteKind(kind)) return checkSchema(spec, schema, generation === 'go' ? asClients : asRouters);
  const violations: SchemaViolation[] = [];
  for (const entry of asMap(spec)?.fields.values() ?? []) {
    const own = propertyOf(schema, entry.name)?.schema;
    if (own === undefined) continue;
    const holdsStatuses = own.types[0] === 'list' && entry.name.endsWith('Status');
    const isLimited = generation !== 'go' && isInt(entry.name, own) && !isSmallNumber(entry.value);
    const wanted = isLimited ? { ...int, ...own } : own;
    violations.push(...checkField(entry, wanted, holdsStatuses ? asTexts : asClients));
  }
  return violations;
}

/** The limits of Java's `int`; clients drop a policy with a whole number beyond. Go Chassis has 64 bits. */
const int: Pick<Schema, 'minimum' | 'maximum'> = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };

/** Whether a value is a whole number that surely is an `int`, as nearly all are. */
function isSmallNumber(node: Node): boolean {
  return node.kind === 'scalar' && Number.isInteger(node.value) && Math.abs(Number(node.value)) < 2 ** 31;
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

/** Clients take any scalar as text, and convert texts to numbers and booleans, but not `0x32` to a fraction. */
const asClients: NodeReader = {
  hasType(node, { types }) {
    if (node.kind !== 'scalar') return types.includes(node.kind);
    if (types.includes('string')) return true;
    if (types.includes('integer')) return integerOf(node) !== undefined;
    if (types.includes('number')) return numberOf(node) !== undefined && !/^[-+]?0[bx]/i.test(node.text);
    return types.includes('boolean') && /^(?:true|false|yes|no|on|off)$/i.test(node.text);
  },
  isChoice: (node, { value }) =>
    typeof value === 'boolean' || (node.kind === 'scalar' && node.text === value),
  numberOf: (node) => integerOf(node) ?? numberOf(node),
  textOf: () => undefined,
  isAbsent: isUnwritten,
  readsAliases: true,
  unknownKeys: 'ignored',
};

/** The whole numbers of route rules are Java's as well. */
const asRouters: NodeReader = {
  ...asClients,
  hasType: (node, schema) =>
    asClients.hasType(node, schema) &&
    !(schema.types[0] === 'integer' && isBeyondInt('', schema, integerOf(node) ?? 0)),
};

/** Statuses are compared character by character. */
const asTexts: NodeReader = {
  ...asClients,
  hasType: (node, { types }) => types.includes(node.kind === 'scalar' ? 'string' : node.kind),
  numberOf: () => undefined,
  textOf: (node) => (node.kind === 'scalar' ? node.text : undefined),
};

/**
 * The whole number that clients read, in any form of YAML 1.1 and whatever the quotes: `010` is 8, and `1:30` is 90.
 * Undefined for other texts, including `"10.0"` and `08`.
 */
export function integerOf(node: Node | undefined): number | undefined {
  const scalar = node && resolve(node);
  if (scalar?.kind !== 'scalar') return undefined;
  if (/^[1-9]\d*$/.test(scalar.text)) return Number(scalar.text); // as nearly all are
  const [, sign, digits = ''] = /^([-+]?)(\d[\w:]*)$/.exec(scalar.text.replaceAll('_', '')) ?? [];
  const number = /^(?:0|[1-9]\d*|0x[\da-f]+|0b[01]+)$/i.test(digits)
    ? Number(digits)
    : /^0[0-7]+$/.test(digits)
      ? parseInt(digits, 8)
      : /^[1-9]\d*(?::[0-5]?\d)+$/.test(digits)
        ? digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
        : undefined;
  return number === undefined || sign !== '-' ? number : -number;
}

/** The number that clients read; quotes make no difference to them. */
export function numberOf(node: Node | undefined): number | undefined {
  const scalar = node && resolve(node);
  if (scalar?.kind !== 'scalar') return undefined;
  if (typeof scalar.value === 'number') return scalar.value;
  return /^[-+]?\d+(?:\.\d+)?$/.test(scalar.text) ? Number(scalar.text) : undefined;
}
