import type { WebSocket } from 'ws';
import { instanceGone, keepInstanceAlive, watchProviders } from '../../api/catalogue/registry/sockets';
import type { WireRequest } from '../http/exchange';
import type { SocketEndpoint } from '../http/service';
import { authorize } from './access';
import { inWords, RegistryRefusal } from './errors';
import { inTenant } from './requests';
import { refuseOutside, scopeOf, targetsOf } from './permissions';
import { expire } from './leases';
import type { Registry } from './registry';
import { findService, keepAlive } from './services';
import { createWatch } from './watch';

const second = 1_000;
const pingInterval = 30 * second;

/** The registry's WebSockets. Source: Registry API, section 5. */
export function registrySockets(registry: Registry): SocketEndpoint[] {
  const endpoint = (
    path: string,
    method: 'GET' | 'PUT',
    start: (request: WireRequest, socket: WebSocket) => void,
  ): SocketEndpoint => ({
    path,
    accept: (sent) => {
      const account = authorize(registry, sent, registry.clock.now());
      const request = inTenant(sent);
      const { project_id = '', ...ids } = request.path;
      const scope = scopeOf(registry.state, account, { method, path });
      if (scope) refuseOutside(scope, targetsOf(registry.state, project_id, ids));
      return (socket) => establish(socket, () => start(request, socket));
    },
  });
  return [
    endpoint(watchProviders.path, 'GET', (request, socket) => watch(registry, request, socket)),
    endpoint(keepInstanceAlive.path, 'PUT', (request, socket) =>
      keepAliveBySocket(registry, request, socket),
    ),
  ];
}

/** The server accepts first; an error is the only message of a connection that it then closes. */
function establish(socket: WebSocket, start: () => void): void {
  try {
    start();
  } catch (error) {
    if (!(error instanceof RegistryRefusal)) throw error;
    socket.send(inWords(error.body));
    socket.close();
  }
}

/** Reports the changes of the instances that the microservice has discovered. */
function watch(registry: Registry, { path }: WireRequest, socket: WebSocket): void {
  const { state, clock, watchers } = registry;
  const { project_id = '', service_id = '' } = path;
  findService(state, project_id, service_id);
  const news = createWatch(state, project_id, service_id);
  const look = () => {
    for (const event of news(clock.now())) socket.send(JSON.stringify(event));
  };
  watchers.add(look);
  // Leases also expire between requests.
  const expiring = setInterval(() => {
    expire(state, clock.now());
    look();
  }, second);
  const pinging = setInterval(() => {
    socket.ping();
  }, pingInterval);
  socket.once('close', () => {
    watchers.delete(look);
    clearInterval(expiring);
    clearInterval(pinging);
  });
}

function keepAliveBySocket({ state, clock, save }: Registry, { path }: WireRequest, socket: WebSocket): void {
  const { project_id = '', service_id = '', instance_id = '' } = path;
  const beat = () => {
    const now = clock.now();
    expire(state, now);
    keepAlive(state, { project: project_id, serviceId: service_id, instanceId: instance_id }, now);
  };
  const kept = () => save().catch(() => socket.terminate()); // a heartbeat that was not saved does not count
  beat();
  void kept();
  socket.on('ping', () => {
    try {
      beat();
      void kept();
    } catch (error) {
      if (!(error instanceof RegistryRefusal)) throw error;
      socket.close(instanceGone, error.body.detail);
    }
  });
}
