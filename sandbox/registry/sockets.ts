import type { WebSocket } from 'ws';
import { instanceGone, keepInstanceAlive, watchProviders } from '../../api/catalogue/registry/sockets';
import type { WireRequest } from '../http/exchange';
import type { SocketEndpoint } from '../http/sockets';
import { authorize } from './access';
import { RegistryRefusal } from './errors';
import { expire } from './leases';
import type { Registry } from './registry';
import { findInstance, findService } from './services';
import { createWatch } from './watch';

const second = 1_000;
const pingInterval = 30 * second;

/** The registry's WebSockets. Source: Registry API, section 5. */
export function registrySockets(registry: Registry): SocketEndpoint[] {
  return [
    {
      path: watchProviders.path,
      accept: (request) => {
        authorize(registry, request, registry.clock.now());
        return (socket) => {
          establish(socket, () => watch(registry, request, socket));
        };
      },
    },
    {
      path: keepInstanceAlive.path,
      accept: (request) => {
        authorize(registry, request, registry.clock.now());
        return (socket) => {
          establish(socket, () => keepAlive(registry, request, socket));
        };
      },
    },
  ];
}

/** The server accepts first; what is wrong is the only message of a connection that it then closes. */
function establish(socket: WebSocket, start: () => void): void {
  try {
    start();
  } catch (error) {
    if (!(error instanceof RegistryRefusal)) throw error;
    socket.send(`${error.body.errorMessage}(${error.body.detail})`);
    socket.close();
  }
}

function watch(registry: Registry, { path }: WireRequest, socket: WebSocket): void {
  const { state, clock, watchers } = registry;
  const { project_id = '', service_id = '' } = path;
  findService(state, project_id, service_id);
  const news = createWatch(state, project_id, service_id);
  const look = () => {
    for (const event of news(clock.now())) socket.send(JSON.stringify(event));
  };
  watchers.add(look);
  // Leases also end while nobody asks for anything.
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

function keepAlive({ state, clock }: Registry, { path }: WireRequest, socket: WebSocket): void {
  const { project_id = '', service_id = '', instance_id = '' } = path;
  const beat = () => {
    const now = clock.now();
    expire(state, now);
    findService(state, project_id, service_id);
    findInstance(state, service_id, instance_id).heartbeatAt = now;
  };
  beat();
  socket.on('ping', () => {
    try {
      beat();
    } catch (error) {
      if (!(error instanceof RegistryRefusal)) throw error;
      socket.close(instanceGone, error.body.detail);
    }
  });
}
