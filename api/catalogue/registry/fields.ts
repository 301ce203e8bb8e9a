import * as Type from 'typebox';
import { behaves, identity, immutable, type FieldBehaviour } from '../field-behaviour';

/** Fields of requests to the registry, with the limits of the real server (registry API, section 2). */

const namePattern = '^[a-zA-Z0-9]*$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]*[a-zA-Z0-9]$';

/** What names of applications and microservices look like. */
export const appIdForm = { maxLength: 160, pattern: namePattern } as const;
export const serviceNameForm = { minLength: 1, maxLength: 128, pattern: namePattern } as const;

export const appId = Type.String({
  ...appIdForm,
  description: 'Application that the microservice belongs to; `default` when empty.',
});

export const serviceName = Type.String({
  ...serviceNameForm,
  description: 'Name of the microservice: letters, digits, _ - and . between letters or digits.',
});

/** The application in a query, which can't be left out. */
export const askedApp = Type.With(appId, {
  minLength: 1,
  description: 'Application that the microservice belongs to.',
});

/** A name in a query; `application:name` for a microservice of another application. */
export const askedName = Type.String({
  minLength: 1,
  maxLength: 289,
  pattern: '^[a-zA-Z0-9]*$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.:]*[a-zA-Z0-9]$',
  description: 'Name of the microservice; application:name, or its alias, for one of another application.',
});

/** Largest number in a version; patterns can't say it. */
export const largestVersionNumber = 32_767;

export const serviceVersion = Type.String({
  maxLength: 64,
  pattern: '^\\d+(\\.\\d+){0,3}$',
  description: 'One to four numbers from 0 to 32767, separated by dots; 0.0.1 when left out.',
});

export const environment = Type.Enum(['', 'development', 'testing', 'acceptance', 'production'], {
  description: 'Environment; empty is an environment of its own, not development.',
});

export const serviceId = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^\\S*$',
  description: 'Id of a microservice version.',
});

export const instanceId = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9_.-]*$',
  description: 'Id of an instance.',
});

export const schemaId = Type.String({
  minLength: 1,
  maxLength: 160,
  pattern: '^[a-zA-Z0-9]{1,160}$|^[a-zA-Z0-9][a-zA-Z0-9_\\-.]{0,158}[a-zA-Z0-9]$',
  description: 'Id of a schema: letters, digits, _ - and dots; a letter or digit first and last.',
});

const propertiesWith = (behaviour: FieldBehaviour) =>
  Type.Record(Type.String(), Type.String(), {
    ...behaves(behaviour),
    description: 'Free properties, text to text.',
  });

export const properties = propertiesWith({});

const tag = '[a-zA-Z][a-zA-Z0-9_\\-.]{0,63}';
const tagPattern = `^${tag}$`;

export const tagText = (description: string) => Type.String({ pattern: tagPattern, description });

/** Names of tags with commas between them. */
export const tagList = (description: string) =>
  Type.String({ minLength: 1, pattern: `^${tag}(,${tag})*$`, description });

export const tags = Type.Record(Type.String({ pattern: tagPattern }), Type.String({ pattern: tagPattern }), {
  maxProperties: 100,
  additionalProperties: false,
  description: 'Tags: names and values are a letter, then up to 63 letters, digits, _ - and dots.',
});

export const instanceStatus = Type.Enum(['UP', 'DOWN', 'STARTING', 'TESTING', 'OUTOFSERVICE'], {
  ...behaves({ changedBy: ['updateInstanceStatus'], computed: true }),
  description: 'State of the instance; only UP instances are called.',
});

const place = (description: string) =>
  Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9_.-]+$', description });

/** Body for registering an instance. */
export const NewInstance = Type.Object({
  instanceId: Type.Optional(
    Type.With(instanceId, behaves({ changedBy: 'replacement', identifies: true, computed: true })),
  ),
  hostName: Type.String({
    ...immutable,
    minLength: 1,
    maxLength: 64,
    pattern: '\\S',
    description: 'Host that it runs on.',
  }),
  endpoints: Type.Optional(
    Type.Array(Type.String({ pattern: '\\S' }), {
      ...behaves({ changedBy: 'replacement', compare: 'set' }),
      description: 'Addresses, for example rest://10.0.0.1:8080?sslEnabled=true.',
    }),
  ),
  status: Type.Optional(instanceStatus),
  properties: Type.Optional(
    propertiesWith({ changedBy: ['updateInstanceProperties'], addedKeys: ['engineID', 'engineName'] }),
  ),
  healthCheck: Type.Optional(
    Type.Object(
      {
        mode: Type.Enum(['push', 'pull'], { description: 'push: heartbeats; pull: the registry asks.' }),
        port: Type.Optional(
          Type.Integer({ minimum: 0, maximum: 65535, description: 'Port to ask in pull mode.' }),
        ),
        interval: Type.Integer({
          minimum: 1,
          maximum: 2147483647,
          description: 'Seconds; below 5 counts as 5.',
        }),
        times: Type.Integer({
          minimum: 0,
          maximum: 2147483647,
          description: 'Misses allowed; below 3 counts as 3.',
        }),
      },
      behaves({ changedBy: 'replacement', computed: true }), // push, 30 seconds apart, 3 misses
    ),
  ),
  dataCenterInfo: Type.Optional(
    Type.Object(
      {
        name: place('Name of the data center.'),
        region: place('Region.'),
        availableZone: place('Availability zone.'),
      },
      immutable,
    ),
  ),
});

/** Body for registering a microservice version. */
export const NewMicroservice = Type.Object({
  serviceId: Type.Optional(Type.With(serviceId, behaves({ changedBy: 'replacement', computed: true }))),
  environment: Type.Optional(Type.With(environment, identity)),
  appId: Type.Optional(Type.With(appId, { ...identity, default: 'default' })),
  serviceName: Type.With(serviceName, identity),
  version: Type.Optional(Type.With(serviceVersion, { ...identity, default: '0.0.1' })),
  alias: Type.Optional(
    Type.String({
      ...immutable,
      maxLength: 128,
      pattern: '^[a-zA-Z0-9_\\-.:]*$',
      description: 'Second name.',
    }),
  ),
  description: Type.Optional(Type.String({ ...immutable, maxLength: 256, description: 'Description.' })),
  level: Type.Optional(
    Type.Enum(['FRONT', 'MIDDLE', 'BACK'], { ...immutable, default: 'BACK', description: 'Tier.' }),
  ),
  registerBy: Type.Optional(
    Type.Enum(['SDK', 'SIDECAR', 'PLATFORM'], { ...immutable, description: 'Who registers it.' }),
  ),
  schemas: Type.Optional(
    Type.Array(schemaId, {
      ...behaves({ changedBy: ['putSchema'], compare: 'set', computed: true }),
      maxItems: 100,
      description: 'Ids of its schemas.',
    }),
  ),
  status: Type.Optional(Type.Enum(['UP', 'DOWN'], { ...immutable, default: 'UP', description: 'State.' })),
  framework: Type.Optional(
    Type.Object(
      {
        name: Type.Optional(Type.String({ maxLength: 64, pattern: namePattern, description: 'Framework.' })),
        version: Type.Optional(Type.String({ maxLength: 64, description: 'Version of the framework.' })),
      },
      immutable,
    ),
  ),
  paths: Type.Optional(
    Type.Array(
      Type.Object({
        path: Type.String({ minLength: 1, maxLength: 160, description: 'URL path.' }),
        property: Type.Optional(properties),
      }),
      { ...immutable, description: 'URL paths that it serves.' },
    ),
  ),
  properties: Type.Optional(propertiesWith({ changedBy: ['updateMicroserviceProperties'] })),
});

export type NewInstance = Type.Static<typeof NewInstance>;
export type NewMicroservice = Type.Static<typeof NewMicroservice>;
