import { IsOptional } from 'typebox';
import type { Operation } from '../../api/catalogue/operation';
import { isSecret } from '../../api/catalogue/field-behaviour';
import { exampleInput } from '../../api/example-input';
import { isRecord } from '../../api/values';
import { inputSchema } from '../../api/checking';
import { formatValue } from '../../manifests/engine/language/describe';
import { literal } from '../../manifests/engine/language/snippet';
import { coreValue } from '../../manifests/kinds/call/reader';

/** What a call document says besides its operation. */
export interface CallParts {
  readonly connection?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * A call document with what its operation requires, as a snippet: each value is a placeholder. Secrets are inputs, and
 * members of a form are files.
 */
export function exampleCall(operation: Operation, connection?: string): string {
  const { body, ...values } = exampleInput(operation);
  const { path, query, headers } = operation.parameters;
  const schemas = { ...path.properties, ...query.properties, ...headers.properties };
  const needed = Object.entries(schemas).filter(([name, schema]) => {
    const isGiven = operation.example !== undefined && name in operation.example;
    return name !== 'project_id' && (isGiven || (!IsOptional(schema) && !('default' in schema)));
  });
  const parameters = Object.fromEntries(needed.map(([name]) => [name, values[name]]));
  const open = withoutSecrets(inputSchema(operation), { ...parameters, ...(body !== undefined && { body }) });
  const { body: openBody, ...openParameters } = isRecord(open) ? open : {};
  return callSnippet(operation, {
    connection,
    parameters: openParameters,
    body: operation.bodyType === 'multipart' ? asFiles(openBody) : openBody,
  });
}

/** A call document as a snippet, in which each value is a placeholder. */
export function callSnippet({ id }: Operation, { connection, parameters = {}, body }: CallParts): string {
  const writer = new Writer();
  const parts = [
    `operation: ${literal(id)}`,
    ...(connection === undefined ? [] : [`connection: ${literal(scalarText(connection))}`]),
    ...(Object.keys(parameters).length === 0 ? [] : [`parameters:${writer.value(parameters, '  ')}`]),
    ...(body === undefined ? [] : [`body:${writer.value(body, '  ')}`]),
  ];
  return `${parts.join('\n')}\n`;
}

/** Writes values as YAML with numbered placeholders. */
class Writer {
  private count = 0;

  /** The value with what separates it from its key: a space, or a line break and the indentation. */
  value(value: unknown, indent: string): string {
    const entries = isRecord(value) ? Object.entries(value).filter(([, one]) => one !== undefined) : [];
    if (entries.length > 0)
      return entries
        .map(([name, one]) => `\n${indent}${literal(scalarText(name))}:${this.value(one, `${indent}  `)}`)
        .join('');
    if (Array.isArray(value) && value.length > 0)
      return value.map((one) => `\n${indent}-${this.item(one, `${indent}  `)}`).join('');
    if (typeof value === 'object' && value !== null) return Array.isArray(value) ? ' []' : ' {}';
    this.count += 1;
    return ` \${${this.count}:${literal(scalarText(value))}}`;
  }

  /** An item of a list, whose first line is that of its dash. */
  private item(value: unknown, indent: string): string {
    return this.value(value, indent).replace(/^\n */, ' ');
  }
}

/** A scalar as it is written, in quotes where YAML would read something else. */
function scalarText(value: unknown): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'string') return JSON.stringify(value);
  const text = formatValue(value);
  const plain = { style: 'plain', text, type: 'string', value: text } as const;
  return text === value && typeof coreValue(plain) !== 'string' ? JSON.stringify(value) : text;
}

/** The value with an input in place of each secret, labelled with the name of its field. */
function withoutSecrets(schema: unknown, value: unknown, name = ''): unknown {
  if (!isRecord(schema)) return value;
  if (isSecret(schema) && typeof value === 'string') return inputFor(name, value);
  const { properties, items } = schema;
  if (isRecord(value) && isRecord(properties))
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, withoutSecrets(properties[key], one, key)]),
    );
  return Array.isArray(value) ? value.map((one) => withoutSecrets(items, one, name)) : value;
}

function inputFor(name: string, value: string): string {
  return `${value.startsWith('Bearer ') ? 'Bearer ' : ''}\${input:${name}}`;
}

function asFiles(body: unknown): unknown {
  if (!isRecord(body)) return body;
  return Object.fromEntries(Object.keys(body).map((name) => [name, { file: `./${name}.json` }]));
}
