import type { NodeReader } from '../../engine/schema/check';
import type { Resolved } from '../../engine/schema/narrow';
import type { Schema } from '../../engine/schema/schema';
import type { ScalarNode } from '../../../parser/node';
import { typePlainScalar } from '../../../parser/scalar-type';
import { placeholdersIn } from './placeholders';

const integer = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** The value of a scalar by YAML 1.2 (core schema, §10.3), in which `yes` and `1:30` are texts. */
export function coreValue({
  style,
  text,
  type,
  value,
}: Pick<ScalarNode, 'style' | 'text' | 'type' | 'value'>): string | number | boolean | null {
  if (style !== 'plain') return text;
  const isTagged = typePlainScalar(text).type !== type;
  return isTagged && type !== 'timestamp' ? value : valueOfPlain(text);
}

function valueOfPlain(text: string): string | number | boolean | null {
  if (/^(?:~|null|Null|NULL)?$/.test(text)) return null;
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return /^t/i.test(text);
  if (integer.test(text) || decimal.test(text)) return Number(text.replace(/^\+/, ''));
  return text;
}

/**
 * The value of a scalar for a field: as YAML reads it where the field takes that, and its text where the field takes
 * text. So `version: 1.10` is the text `1.10`.
 */
export function valueFor(scalar: ScalarNode, schema: Schema | undefined): string | number | boolean | null {
  const value = coreValue(scalar);
  if (schema === undefined || takes(schema, value)) return value;
  return value !== null && schema.types.includes('string') ? scalar.text : value;
}

function takes({ types }: Schema, value: string | number | boolean | null): boolean {
  if (value === null) return types.includes('null');
  if (typeof value !== 'number') return types.includes(typeof value === 'boolean' ? 'boolean' : 'string');
  return types.includes('number') || (Number.isInteger(value) && types.includes('integer'));
}

/** Whether a scalar has a placeholder, so that its value is not known yet. */
function isOpen(node: Resolved): boolean {
  return node.kind === 'scalar' && placeholdersIn(node.text).length > 0;
}

/** How call documents are read. `unknownKeys` says what becomes of keys that the schema does not know. */
export function callReader(unknownKeys: NodeReader['unknownKeys']): NodeReader {
  return {
    unknownKeys,
    hasType(node, schema) {
      if (node.kind !== 'scalar') return schema.types.includes(node.kind);
      return isOpen(node) ? takesScalars(schema) : takes(schema, valueFor(node, schema));
    },
    isChoice: (node, { value }) =>
      node.kind === 'scalar' && (isOpen(node) || value === coreValue(node) || value === node.text),
    numberOf(node, schema) {
      if (node.kind !== 'scalar' || isOpen(node)) return undefined;
      const value = valueFor(node, schema);
      return typeof value === 'number' ? value : undefined;
    },
    textOf(node, schema) {
      if (node.kind !== 'scalar' || isOpen(node)) return undefined;
      const value = valueFor(node, schema);
      return typeof value === 'string' ? value : undefined;
    },
    isAbsent: (node, { types }) =>
      node.kind === 'scalar' && node.text === '' && node.style === 'plain' && !types.includes('null'),
  };
}

function takesScalars({ types }: Schema): boolean {
  return types.some((type) => type !== 'map' && type !== 'list');
}
