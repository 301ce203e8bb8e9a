import { IsOptional, IsVoid } from 'typebox';
import type { TObject, TSchema } from 'typebox';
import type { DocumentedError, Operation } from '../catalogue/operation';
import { isRecord } from '../values';
import type { Content, JsonSchema, OperationObject, Parameter, Response } from './document';
import { services } from './services';

/**
 * One operation of the catalogue as an OpenAPI 3.1 object; `base` is the part of its path that is in the server's
 * address.
 */
export function operationObject(operation: Operation, base = ''): OperationObject {
  const { service, parameters, body } = operation;
  const { server, security } = services[service];
  return {
    operationId: operation.id,
    summary: operation.title,
    ...(operation.notes && { description: operation.notes.join('\n\n') }),
    tags: [tagOf(operation)],
    servers: [{ ...server, url: server.url + base }],
    security: operation.authenticated ? security : [],
    parameters: [
      ...parametersIn('path', parameters.path),
      ...parametersIn('query', parameters.query),
      ...parametersIn('header', parameters.headers),
    ],
    ...(body && { requestBody: { required: !IsOptional(body), content: bodyContent(operation, body) } }),
    responses: { ...successes(operation), ...failures(operation.errors) },
    'x-permission': operation.permission,
    'x-effect': operation.effect,
    'x-destructive': operation.destructive,
    ...(operation.startsJob && { 'x-starts-job': operation.startsJob }),
    'x-source': `${operation.source.document}, ${operation.source.section}`,
  };
}

/** Services have groups of the same name, so a tag needs both. */
export function tagOf({ service, group }: Operation): string {
  return `${service}: ${group}`;
}

function parametersIn(place: Parameter['in'], schemas: TObject): Parameter[] {
  return Object.entries(schemas.properties).map(([name, schema]) => {
    const { description, ...rest } = plain(schema);
    return {
      name,
      in: place,
      required: place === 'path' || !IsOptional(schema),
      ...(typeof description === 'string' && { description }),
      schema: rest,
    };
  });
}

function successes({ success, answer }: Operation): Record<string, Response> {
  const bodiless = (status: number) => IsVoid(answer) || status === 204 || status === 304;
  return Object.fromEntries(
    success.map((status) => [
      status,
      {
        description: status === 304 ? 'Nothing has changed since the revision.' : 'Success.',
        ...(!bodiless(status) && { content: jsonContent(answer) }),
      },
    ]),
  );
}

function bodyContent({ bodyType }: Operation, body: TSchema): Content {
  return bodyType === 'multipart' ? { 'multipart/form-data': { schema: plain(body) } } : jsonContent(body);
}

/** Errors of one status share a response; its description lists them. */
function failures(errors: readonly DocumentedError[]): Record<string, Response> {
  const byStatus = new Map<number, string[]>();
  for (const { status, code, when } of errors) {
    const text = code ? `\`${code}\`: ${when}` : when;
    const texts = byStatus.get(status) ?? [];
    if (!texts.includes(text)) byStatus.set(status, [...texts, text]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, texts]) => [status, { description: texts.join('\n\n') }]),
  );
}

function jsonContent(schema: TSchema): Content {
  return { 'application/json': { schema: plain(schema) } };
}

/** A schema without TypeBox's invisible members. */
function plain(schema: TSchema): JsonSchema {
  const copy: unknown = JSON.parse(JSON.stringify(schema));
  return isRecord(copy) ? copy : {};
}
