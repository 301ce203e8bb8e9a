import type { Operation } from '../catalogue/operation';
import type { OpenApiDocument, PathItem } from './document';
import { operationObject, tagOf } from './operation-object';
import { securitySchemes, services } from './services';

/**
 * All operations as one OpenAPI 3.1 document. Every operation names its own server, because the services live at
 * different addresses.
 * @throws Error when two operations have one method and path: a document can't tell them apart.
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
  for (const operation of operations) {
    const method = operation.method.toLowerCase();
    const before = items[operation.path];
    if (before?.[method]) throw new Error(`${operation.id} has the route of ${before[method].operationId}.`);
    items[operation.path] = { ...before, [method]: operationObject(operation) };
  }
  return items;
}
