import { IsOptional } from 'typebox';
import type { Operation } from '../../api/catalogue/operation';
import { exampleInput } from '../../api/example-input';
import { services } from '../../api/openapi/services';
import { shellQuoted } from '../../deploy/call/curl';
import { exampleCall } from '../../deploy/call/example-call';
import { withoutPlaceholders } from '../../manifests/engine/language/snippet';
import { isRecord } from '../../api/values';
import { fieldsOf } from './schema-words';
import type { FieldWords } from './schema-words';

/** Everything about one operation that its caller has to know. */
export function operationHelp(operation: Operation): string {
  const { id, method, path, title, notes = [], errors } = operation;
  const sections = [
    [`${id}: ${title}`, `  ${method} ${path}`, ...needsOf(operation).map((line) => `  ${line}`)],
    parametersOf(operation),
    bodyOf(operation),
    ['Example:', `  engine-room call ${exampleArguments(operation).map(shellQuoted).join(' ')}`],
    titled(
      'As a call document, for --file:',
      withoutPlaceholders(exampleCall(operation)).trimEnd().split('\n'),
    ),
    titled('Notes:', notes),
    titled(
      'Errors:',
      errors.map(({ status, code, when }) => [status, code, when].filter(Boolean).join('  ')),
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/**
 * Arguments of `call` that the catalogue accepts: the required parameters that have no default, and a body if there has
 * to be one.
 */
export function exampleArguments(operation: Operation): readonly string[] {
  const { body, ...values } = exampleInput(operation);
  const { path, query, headers } = operation.parameters;
  const schemas = { ...path.properties, ...query.properties, ...headers.properties };
  const isShown = (name: string, schema: object): boolean =>
    (operation.example !== undefined && name in operation.example) ||
    (!IsOptional(schema) && !('default' in schema));
  const parameters = Object.entries(schemas).flatMap(([name, schema]) =>
    isShown(name, schema) ? argumentsFor(name, values[name]) : [],
  );
  return [operation.id, ...parameters, ...bodyArguments(operation, body), '--connection', 'CONNECTION'];
}

function argumentsFor(name: string, value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => ['--param', `${name}=${String(one)}`]);
}

function bodyArguments({ bodyType }: Operation, body: unknown): readonly string[] {
  if (body === undefined) return [];
  if (bodyType !== 'multipart') return ['--body', JSON.stringify(body)];
  return Object.keys(isRecord(body) ? body : {}).flatMap((name) => ['--file', `${name}=FILE`]);
}

function needsOf({ service, permission, authenticated, effect, destructive }: Operation): readonly string[] {
  const effects = { safe: 'changes nothing', idempotent: 'changes; may be repeated', unsafe: 'changes' };
  return [
    `server: ${services[service].title}`,
    `sign-in: ${authenticated ? 'as the server requires' : 'none'}`,
    `permission: ${permission}`,
    `effect: ${effects[effect]}${destructive ? ', deletes' : ''}`,
  ];
}

function parametersOf({ parameters: { path, query, headers } }: Operation): readonly string[] {
  const places = [
    ['path', path],
    ['query', query],
    ['header', headers],
  ] as const;
  const lines = places.flatMap(([place, schema]) =>
    fieldsOf(schema).flatMap(({ name, facts, description }) => [
      `  ${name}  (${place}, ${facts})`,
      ...described(description, '      '),
    ]),
  );
  return lines.length === 0 ? [] : ['Parameters (--param NAME=VALUE):', ...lines];
}

function bodyOf({ body, bodyType }: Operation): readonly string[] {
  if (!body) return [];
  const title = bodyType === 'multipart' ? 'Files (--file NAME=PATH):' : 'Body (--body JSON):';
  const description = 'description' in body && typeof body.description === 'string' ? body.description : '';
  const item = 'items' in body && isRecord(body.items) ? body.items : undefined;
  const fields = item ? fieldsOf(item) : fieldsOf(body);
  return [
    title,
    ...described(description, '  '),
    ...(item ? ['  a list of objects with:'] : []),
    ...fields.flatMap((field) => fieldLines(field, '  ')),
  ];
}

function fieldLines({ name, facts, description, fields }: FieldWords, indent: string): readonly string[] {
  return [
    `${indent}${name}  (${facts})`,
    ...described(description, `${indent}    `),
    ...fields.flatMap((field) => fieldLines(field, `${indent}  `)),
  ];
}

function described(description: string, indent: string): readonly string[] {
  return description === '' ? [] : [`${indent}${description}`];
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
