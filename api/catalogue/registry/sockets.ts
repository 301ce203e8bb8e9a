import * as Type from 'typebox';
import { instancePath, readPermission, changePermission, servicePath } from './parameters';
import { MicroserviceInstance } from './shapes';

/** WebSockets of the registry: they are opened and stay open, so that they stand beside the operations that are called. */
const source = { document: 'Registry API', section: '5' } as const;

/** What the watcher sends when an instance of a watched microservice changes. */
export const WatchEvent = Type.Object({
  action: Type.Enum(['INIT', 'CREATE', 'UPDATE', 'DELETE', 'EXPIRE'], { description: 'What happened.' }),
  key: Type.Object({
    environment: Type.Optional(Type.String({ description: 'Environment of the microservice.' })),
    appId: Type.String({ description: 'Its application.' }),
    serviceName: Type.String({ description: 'Its name.' }),
    version: Type.Optional(Type.String({ description: 'Its version.' })),
  }),
  instance: MicroserviceInstance,
});

/** The microservice of the path is the one that calls: it hears of the microservices that it has discovered. */
export const watchProviders = {
  id: 'watchProviders',
  title: 'Watch the instances of the microservices that a microservice calls',
  path: '/v4/{project_id}/registry/microservices/{service_id}/watcher',
  pathParameters: servicePath,
  message: WatchEvent,
  permission: readPermission,
  source,
} as const;

/** The same; the instances that there are already come first, as INIT. Registries from 2.2 on do not know it. */
export const listAndWatchProviders = {
  ...watchProviders,
  id: 'listAndWatchProviders',
  title: 'List, then watch the instances of the microservices that a microservice calls',
  path: '/v4/{project_id}/registry/microservices/{service_id}/listwatcher',
} as const;

/** Every ping is a heartbeat; the server closes with 4001 when the instance is gone. */
export const keepInstanceAlive = {
  id: 'keepInstanceAlive',
  title: 'Keep an instance alive over one connection',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances/{instance_id}/heartbeat',
  pathParameters: instancePath,
  permission: changePermission,
  source,
} as const;

/** Code with which the server closes the connection of an instance that is gone. */
export const instanceGone = 4001;

export type WatchEvent = Type.Static<typeof WatchEvent>;
