import { catalogue } from '../../api/catalogue/catalogue';
import { json, Refusal, splitUrl, text } from '../http/exchange';
import type { Endpoint, WireAnswer, WireRequest } from '../http/exchange';
import type { SandboxService } from '../http/service';
import { bodyTooLarge, errorAnswer } from './errors';
import { accountsEndpoints } from './handlers/accounts';
import { adminEndpoints } from './handlers/admin';
import { dependenciesEndpoints } from './handlers/dependencies';
import { discoveryEndpoints } from './handlers/discovery';
import { governEndpoints } from './handlers/govern';
import { instancesEndpoints } from './handlers/instances';
import { microservicesEndpoints } from './handlers/microservices';
import { oldEnginesEndpoints } from './handlers/old-engines';
import { rolesEndpoints } from './handlers/roles';
import { schemasEndpoints } from './handlers/schemas';
import { tagsEndpoints } from './handlers/tags';
import { tokensEndpoints } from './handlers/tokens';
import type { Registry } from './registry';
import { ownInstances, serverVersion } from './server';
import { registrySockets } from './sockets';

const megabyte = 1024 * 1024;
/** Groups of operations that only an engine with role-based access has. */
const securedGroups = new Set(['token', 'account', 'role']);

const notFound = () => text(404, '404 page not found\n');

/** The service center, as its web server answers. */
export function registryService(registry: Registry): SandboxService {
  return {
    name: 'registry',
    endpoints: [
      ...accessEndpoints(registry),
      ...microservicesEndpoints(registry),
      ...tagsEndpoints(registry),
      ...schemasEndpoints(registry),
      ...instancesEndpoints(registry),
      ...discoveryEndpoints(registry),
      ...dependenciesEndpoints(registry),
      ...governEndpoints(registry),
      ...adminEndpoints(registry),
      ...oldEnginesEndpoints(registry),
    ],
    sockets: registrySockets(registry),
    bodyLimit: 2 * megabyte,
    headers: () => ({ Server: 'SERVICECENTER/2.3.0' }),
    unknownPath: (request) => atRoot(registry, request) ?? notFound(),
    wrongMethod: (_request, path) => wrongMethod(registry, path),
    tooLarge: () => errorAnswer(400001, bodyTooLarge),
    unavailable: () => text(503, 'upstream connect error or disconnect/reset before headers'),
    broken: (error) => {
      const reason = error instanceof Error ? error.message : String(error);
      registry.alarms.raise('InternalError', reason);
      return errorAnswer(500003, reason);
    },
  };
}

/** What servers answer without a project, in the form of their third version. */
function atRoot({ state }: Registry, { method, url }: WireRequest): WireAnswer | undefined {
  if (method !== 'GET') return undefined;
  switch (splitUrl(url).path) {
    case '/version':
      return json(200, { ...serverVersion, apiVersion: '3.0.0' });
    case '/health':
      return json(200, { instances: ownInstances(state) });
    default:
      return undefined;
  }
}

/** Sign-in, accounts and roles; without role-based access the server knows none of their paths. */
function accessEndpoints(registry: Registry): Endpoint[] {
  const endpoints = [
    ...tokensEndpoints(registry),
    ...accountsEndpoints(registry),
    ...rolesEndpoints(registry),
  ];
  if (registry.secured) return endpoints;
  return endpoints.map(({ operation }) => ({
    operation,
    answer: () => {
      throw new Refusal(notFound());
    },
  }));
}

/** Plain text with the methods that the path knows, as Go's servers do. */
function wrongMethod({ secured }: Registry, path: string): WireAnswer {
  const allowed = catalogue.filter(
    (operation) => operation.service === 'registry' && operation.path === path,
  );
  if (!secured && allowed.some(({ group }) => securedGroups.has(group))) return notFound();
  const answer = text(405, 'Method Not Allowed\n');
  return {
    ...answer,
    headers: { ...answer.headers, Allow: allowed.map((operation) => operation.method).join(', ') },
  };
}
