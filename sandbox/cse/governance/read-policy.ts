import { isRecord } from '../../../api/values';
import { mismatch, strayCharacter } from '../../http/go-json';
import { refuse } from '../errors';

/** A policy in a request; absent members are empty, as Go decodes them. */
export interface PolicyDocument {
  readonly name: string;
  readonly status: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly spec: Readonly<Record<string, unknown>>;
  /** Whether the request contains only the spec. */
  readonly bare: boolean;
}

const otherMembers = ['id', 'name', 'status', 'selector', 'creatTime', 'updateTime'];

/**
 * Reads the body of a call that creates or changes a policy: types are checked, names and limits are not.
 * Source: Governance policies, sections 1 and 3.
 * @throws Refusal 400001 in the words of the decoder
 */
export function readPolicy(body: Buffer): PolicyDocument {
  const members = readMembers(body);
  const selector = objectOf(members['selector'], 'selector', 'gov.Selector');
  return {
    name: textOf(members['name'], 'name'),
    status: textOf(members['status'], 'status'),
    selector: Object.fromEntries(
      Object.entries(selector).map(([name, value]) => [name, textOf(value, 'selector')]),
    ),
    spec: objectOf(members['spec'], 'spec', 'map[string]interface {}'),
    bare: !otherMembers.some((one) => Object.hasOwn(members, one)),
  };
}

function readMembers(body: Buffer): Record<string, unknown> {
  const value = parse(body.toString('utf8'));
  if (value === null) return {};
  if (!isRecord(value)) throw refuse('400001', mismatch(value, 'value', 'gov.Policy'));
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse('400001', strayCharacter(error) ?? 'unexpected end of JSON input');
  }
}

function textOf(value: unknown, field: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  throw mistyped(value, field, 'string');
}

function objectOf(value: unknown, field: string, wanted: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  throw mistyped(value, field, wanted);
}

function mistyped(value: unknown, field: string, wanted: string): Error {
  return refuse('400001', mismatch(value, `struct field Policy.${field}`, wanted));
}
