import * as Type from 'typebox';
import { instancePath, readPermission, changePermission, servicePath } from './parameters';
import { MicroserviceInstance } from './shapes';

/** WebSockets of the registry, kept separate from the operations because they stay open. */
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

/**
 * The microservice in the path is the consumer: it receives the changes of the microservices that it has discovered.
 */
export const watchProviders = {
  id: 'watchProviders',
  title: 'Watch the instances of the microservices that a microservice calls',
  path: '/v4/{project_id}/registry/microservices/{service_id}/watcher',
  pathParameters: servicePath,
  message: WatchEvent,
  permission: readPermission,
  source,
} as const;

/** Every ping is a heartbeat; the server closes with 4001 when the instance no longer exists. */
export const keepInstanceAlive = {
  id: 'keepInstanceAlive',
  title: 'Keep an instance alive over one connection',
  path: '/v4/{project_id}/registry/microservices/{service_id}/instances/{instance_id}/heartbeat',
  pathParameters: instancePath,
  permission: changePermission,
  source,
} as const;

/** Close code for an instance that no longer exists. */
export const instanceGone = 4001;

export type WatchEvent = Type.Static<typeof WatchEvent>;
