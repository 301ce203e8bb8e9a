import assert from 'node:assert/strict';
import type { Operation } from '../../../api/catalogue/operation';
import { createChecker, inputSchema } from '../../../api/checking';
import { isRecord } from '../../../api/values';

/** An input that an operation accepts, with a text to look for in each of its secret fields. */
export interface FilledInput {
  readonly input: Record<string, unknown>;
  readonly secrets: readonly string[];
}

/** Fills what an operation needs and what is secret; undefined where nothing is. */
export function filledInput(operation: Operation): FilledInput | undefined {
  const schema = inputSchema(operation);
  const secrets: string[] = [];
  const input = fill(schema, secrets);
  assert.ok(isRecord(input));
  if (secrets.length === 0) return undefined;
  assert.equal(createChecker().inputProblem(operation, input), undefined, operation.id);
  return { input, secrets };
}

/** Whether anything in a schema is secret, whatever keyword it is under. */
export function holdsSecret(schema: unknown): boolean {
  return JSON.stringify(schema).includes('"writeOnly":true');
}

/** Texts for patterns of names, versions, addresses and the like. */
const candidates = ['name-1', 'cn-north-4', '1.0.0', 'https://a.test', '2026-01-01', '1', '127.0.0.1'];

function fill(schema: unknown, secrets: string[]): unknown {
  assert.ok(isRecord(schema));
  const { anyOf, enum: values, const: value, type, properties, items, minItems, writeOnly } = schema;
  if (writeOnly === true) {
    const secret = `Plant-m4rk%${secrets.length}x`;
    secrets.push(secret);
    return String(schema['pattern']).includes('Bear') ? `Bearer ${secret}` : secret;
  }
  if (value !== undefined) return value;
  if (Array.isArray(values)) return values[0] as unknown;
  if (Array.isArray(anyOf)) return fill(anyOf.find(holdsSecret) ?? anyOf[0], secrets);
  if (type === 'array') {
    const count = Math.max(typeof minItems === 'number' ? minItems : 0, holdsSecret(items) ? 1 : 0);
    return Array.from({ length: count }, () => fill(items, secrets));
  }
  if (type === 'object') return isRecord(properties) ? fillObject(schema, properties, secrets) : {};
  if (type === 'integer' || type === 'number') return schema['minimum'] ?? 1;
  return type === 'boolean' ? true : textFor(schema);
}

function fillObject(
  { required = [] }: Record<string, unknown>,
  properties: Record<string, unknown>,
  secrets: string[],
): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(
    ([name, property]) => (Array.isArray(required) && required.includes(name)) || holdsSecret(property),
  );
  return Object.fromEntries(wanted.map(([name, property]) => [name, fill(property, secrets)]));
}

function textFor({ pattern = '' }: Record<string, unknown>): string {
  const found = candidates.find((text) => new RegExp(String(pattern), 'u').test(text));
  assert.ok(found, `No text fits ${String(pattern)}`);
  return found;
}
