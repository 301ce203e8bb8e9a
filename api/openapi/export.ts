import type { Operation } from '../catalogue/operation';
import type { OpenApiDocument, PathItem } from './document';
import { operationObject, tagOf } from './operation-object';
import { securitySchemes, services } from './services';

/**
 * All operations as one OpenAPI 3.1 document. Every operation names its own server, because the services have different
 * addresses.
 * @throws Error when two operations of one service share method and path, which a document can't express.
 */
export function openApiDocument(operations: readonly Operation[], version: string): OpenApiDocument {
  const used = Object.entries(services).filter(([name]) =>
    operations.some(({ service }) => service === name),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'LAIN, ServiceComb engines, CSE and ServiceStage',
      version,
      description: 'The operations that Engine Room knows. Each of them names the server that it belongs to.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: used.map(([, { server }]) => server).filter(firstOfUrl),
    tags: tags(operations),
    paths: paths(operations),
    components: { securitySchemes },
  };
}

function firstOfUrl(server: { url: string }, index: number, all: readonly { url: string }[]): boolean {
  return all.findIndex(({ url }) => url === server.url) === index;
}

function tags(operations: readonly Operation[]): OpenApiDocument['tags'] {
  const described = new Map(
    operations.map((operation) => [
      tagOf(operation),
      `${services[operation.service].title}: ${operation.group}`,
    ]),
  );
  return [...described].map(([name, description]) => ({ name, description }));
}

function paths(operations: readonly Operation[]): OpenApiDocument['paths'] {
  const items: Record<string, PathItem> = {};
  for (const [index, operation] of operations.entries()) {
    const twin = operations.slice(0, index).find((other) => haveOneRoute(other, operation));
    if (twin) throw new Error(`${operation.id} has the route of ${twin.id}.`);
    const method = operation.method.toLowerCase();
    const base = freeBase(operation.path, (path) => items[path]?.[method] === undefined);
    const path = operation.path.slice(base.length);
    items[path] = { ...items[path], [method]: operationObject(operation, base) };
  }
  return items;
}

function haveOneRoute(one: Operation, other: Operation): boolean {
  return one.service === other.service && one.method === other.method && one.path === other.path;
}

/**
 * The part of a path to move into the server's address because another service has the same path; empty if there is
 * none.
 */
function freeBase(path: string, isFree: (path: string) => boolean): string {
  const steps = path.split('/');
  const bases = steps.map((_, count) => steps.slice(0, count + 1).join('/'));
  const base = bases.find((one) => !one.includes('{') && isFree(path.slice(one.length)));
  if (base === undefined) throw new Error(`Too many services have the path ${path}.`);
  return base;
}
