import { parse, YAMLParseError } from 'yaml';
import type { Operation } from '../../api/catalogue/operation';
import { isRecord } from '../../api/values';
import { isTooDeep } from '../http/exchange';
import type { WireRequest } from '../http/exchange';
import { mismatch, strayCharacter, withSchemaNames } from '../http/go-json';
import { refuse } from './errors';

/** An item in a request; absent members are empty, as Go decodes them. */
export interface ItemDocument {
  readonly key: string;
  readonly value: string;
  readonly valueType: string;
  readonly status: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly check: string;
  readonly priority: number;
}

/**
 * The value that a body holds: YAML when the content type says so, else JSON, where names of members count in upper and
 * lower case.
 * @throws KieRefusal 400001 when it is neither.
 */
export function readBody({ body }: Operation, request: WireRequest): unknown {
  const text = request.body.toString('utf8');
  if (isTooDeep(text)) throw undecodable('exceeded max depth');
  try {
    return request.headers['content-type'] === 'text/yaml'
      ? parse(text)
      : withSchemaNames(JSON.parse(text), body);
  } catch (error) {
    throw undecodable(reasonOf(error, text));
  }
}

/** What one item of a body says; unknown members are ignored, as is null. `path` is where Go's decoder is. */
export function readItem(value: unknown, path = 'KVDoc'): ItemDocument {
  const members = readObject(value, path);
  const labels = Object.entries(readObject(members['labels'], `${path}.labels`));
  return {
    key: readText(members['key'], `${path}.key`),
    value: readText(members['value'], `${path}.value`),
    valueType: readText(members['value_type'], `${path}.value_type`),
    status: readText(members['status'], `${path}.status`),
    labels: Object.fromEntries(labels.map(([name, text]) => [name, readText(text, `${path}.labels`)])),
    check: readText(members['check'], `${path}.check`),
    priority: readInteger(members['priority'], `${path}.priority`),
  };
}

/** The members of a JSON object; null is an empty one. */
export function readObject(value: unknown, path: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (isRecord(value)) return value;
  throw mistyped(value, path, path.endsWith('.labels') ? 'map[string]string' : path);
}

export function readText(value: unknown, path: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  throw mistyped(value, path, 'string');
}

/** The elements of a JSON array; null is an empty one. */
export function readList(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw mistyped(value, path, '[]*model.KVDoc');
}

function readInteger(value: unknown, path: string): number {
  if (value === undefined || value === null) return 0;
  if (Number.isInteger(value)) return Number(value);
  throw mistyped(value, path, 'int');
}

function mistyped(value: unknown, path: string, wanted: string): Error {
  return undecodable(mismatch(value, `struct field ${path}`, wanted));
}

function undecodable(reason: string): Error {
  return refuse(400001, `decode request body failed: ${reason}`);
}

function reasonOf(error: unknown, text: string): string {
  if (text.trim() === '') return 'EOF';
  if (error instanceof YAMLParseError) return `yaml: ${error.message.split('\n')[0] ?? ''}`;
  return strayCharacter(error) ?? 'unexpected EOF';
}
