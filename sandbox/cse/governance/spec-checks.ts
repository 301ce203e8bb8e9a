import * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { TLocalizedValidationError } from 'typebox/error';
import { refuse } from '../errors';
import type { GovernanceKind } from './kinds';

const anything = Type.Unknown();
const name = Type.String({ minLength: 1 });
const count = Type.Integer({ minimum: 0 });

/**
 * The few fields that the server checks, by kind; all others are accepted. Source: Governance policies, sections 3 to
 * 10.
 */
const schemas: Record<GovernanceKind, TSchema> = {
  'match-group': Type.Object({
    alias: name,
    matches: Type.Array(
      Type.Object({
        name,
        apiPath: Type.Optional(Type.Record(Type.String(), anything, { minProperties: 1 })),
        headers: Type.Optional(Type.Record(Type.String(), anything)),
        method: Type.Optional(
          Type.Array(Type.String({ enum: ['GET', 'POST', 'DELETE', 'PUT', 'PATCH'] }), { minItems: 1 }),
        ),
      }),
      { minItems: 1 },
    ),
  }),
  retry: Type.Object({ maxAttempts: anything, retryOnSame: Type.Optional(count) }),
  'rate-limiting': Type.Object({ rate: anything }),
  loadbalance: Type.Object({ rule: name }),
  'circuit-breaker': Type.Object({ minimumNumberOfCalls: count }),
  'instance-isolation': Type.Object({ minimumNumberOfCalls: anything }),
  'fault-injection': Type.Object({ percentage: Type.Number({ minimum: 0 }) }),
  bulkhead: Type.Object({ maxConcurrentCalls: anything }),
};

/** @throws Refusal 400001 with all that the server finds wrong in a spec, in the server's words */
export function checkSpec(kind: GovernanceKind, spec: Readonly<Record<string, unknown>>): void {
  const messages = Value.Errors(schemas[kind], spec).flatMap((error) => messagesOf(kind, spec, error));
  if (messages.length === 0) return;
  throw refuse('400001', `illegal policy[${kind}] spec, msg: ${messages.join('; ')}`);
}

function messagesOf(kind: string, spec: unknown, error: TLocalizedValidationError): string[] {
  const field = fieldOf(kind, error.instancePath);
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((one) => `${field}.${one} in body is required`);
    case 'type':
      return [typeMessage(field, String(error.params.type), valueAt(spec, error.instancePath))];
    case 'minLength':
      return [`${field} in body should be at least ${String(error.params.limit)} chars long`];
    case 'minItems':
      return [`${field} in body should have at least ${String(error.params.limit)} items`];
    case 'minProperties':
      return [`${field} in body should have at least ${String(error.params.limit)} properties`];
    case 'minimum':
      return [`${field} in body should be greater than or equal to ${String(error.params.limit)}`];
    case 'enum':
      return [`${field} in body should be one of [${error.params.allowedValues.join(' ')}]`];
    default:
      return [];
  }
}

/** The server omits list indexes: `match-group.matches.name`. */
function fieldOf(kind: string, pointer: string): string {
  const names = pointer.split('/').filter((step) => step !== '' && !/^\d+$/.test(step));
  return [kind, ...names].join('.');
}

function typeMessage(field: string, wanted: string, value: unknown): string {
  return `${field} in body must be of type ${wanted}: "${typeName(value)}"`;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointer === '' ? value : Value.Pointer.Get(value, pointer);
}
