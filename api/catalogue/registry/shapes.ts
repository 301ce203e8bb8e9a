import * as Type from 'typebox';

/**
 * What the registry answers: no limits here (they are checked when something is registered), unknown fields
 * are welcome, and an empty list may be absent or null, as Go servers write it.
 */

/** A list in an answer; read it with `?? []`. */
export function listOf<Item extends Type.TSchema>(item: Item, description: string) {
  return Type.Optional(Type.Union([Type.Array(item), Type.Null()], { description }));
}

const text = (description: string) => Type.Optional(Type.String({ description }));

const properties = Type.Optional(
  Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()], { description: 'Free properties.' }),
);

const timestamps = {
  timestamp: text('Time of creation, seconds since 1970 as text.'),
  modTimestamp: text('Time of the last change, seconds since 1970 as text.'),
};

export const HealthCheck = Type.Object({
  mode: Type.String({ description: 'push: the instance sends heartbeats; pull: the registry asks.' }),
  port: Type.Optional(Type.Integer({ description: 'Port that is asked in pull mode.' })),
  interval: Type.Integer({ description: 'Seconds between two heartbeats.' }),
  times: Type.Integer({ description: 'Heartbeats that may be missed; the lease is interval × (times + 1).' }),
  url: text('Address that is asked in pull mode.'),
});

export const DataCenterInfo = Type.Object({
  name: Type.String({ description: 'Name of the data center.' }),
  region: Type.String({ description: 'Region.' }),
  availableZone: Type.String({ description: 'Availability zone.' }),
});

/** A running instance of a microservice. */
export const MicroserviceInstance = Type.Object({
  instanceId: Type.String({ description: 'Id of the instance.' }),
  serviceId: Type.String({ description: 'Id of the microservice version that it runs.' }),
  version: text('Version of the microservice.'),
  hostName: Type.String({ description: 'Host that it runs on.' }),
  endpoints: listOf(Type.String(), 'Addresses, for example rest://10.0.0.1:8080?sslEnabled=true.'),
  status: Type.String({ description: 'UP, DOWN, STARTING, TESTING or OUTOFSERVICE.' }),
  properties,
  healthCheck: Type.Optional(HealthCheck),
  dataCenterInfo: Type.Optional(DataCenterInfo),
  ...timestamps,
});

/** One version of a microservice. */
export const Microservice = Type.Object({
  serviceId: Type.String({ description: 'Id of this version of the microservice.' }),
  environment: text('development, testing, acceptance or production; absent for the empty environment.'),
  appId: Type.String({ description: 'Application that it belongs to.' }),
  serviceName: Type.String({ description: 'Name of the microservice.' }),
  version: Type.String({ description: 'Version.' }),
  alias: text('Second name, for calls from other applications.'),
  description: text('Description.'),
  level: text('FRONT, MIDDLE or BACK.'),
  registerBy: text('Who registered it: SDK, SIDECAR or PLATFORM.'),
  schemas: listOf(Type.String(), 'Ids of its schemas; lists leave them out.'),
  status: text('UP or DOWN.'),
  framework: Type.Optional(
    Type.Object({ name: text('Name of the framework.'), version: text('Version of the framework.') }),
  ),
  paths: listOf(Type.Object({ path: text('URL path.'), property: properties }), 'URL paths that it serves.'),
  properties,
  ...timestamps,
});

/** An API contract of a microservice. */
export const Schema = Type.Object({
  schemaId: Type.String({ description: 'Id of the schema.' }),
  schema: text('Contract as YAML text; only when asked for.'),
  summary: text('Checksum of the contract.'),
});

const count = (description: string) => Type.Optional(Type.Integer({ description }));

export const Statistics = Type.Object({
  services: Type.Optional(
    Type.Object({ count: count('Microservices.'), onlineCount: count('Microservices with instances.') }),
  ),
  instances: Type.Optional(
    Type.Object({
      count: count('Instances.'),
      countByDomain: count('Instances of this tenant, all projects.'),
    }),
  ),
  apps: Type.Optional(Type.Object({ count: count('Applications.') })),
});

/** The details of one microservice version in the registry's console. */
export const MicroserviceDetail = Type.Object({
  microService: Type.Optional(Microservice),
  instances: listOf(MicroserviceInstance, 'Its instances, when asked for.'),
  schemaInfos: listOf(Schema, 'Its schemas, when asked for.'),
  tags: Type.Optional(
    Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()], { description: 'Tags.' }),
  ),
  providers: listOf(Microservice, 'Microservices that it calls, when asked for.'),
  consumers: listOf(Microservice, 'Microservices that call it, when asked for.'),
  statics: Type.Optional(
    Type.Union([Statistics, Type.Null()], { description: 'Counts, in a list that only counts.' }),
  ),
  microServiceVersions: listOf(Type.String(), 'All versions of the microservice, in the detail of one.'),
});

/** A microservice version in the dependency graph. */
export const RelationNode = Type.Object({
  id: Type.String({ description: 'Id of the microservice version.' }),
  name: text('Name of the microservice.'),
  appId: text('Application.'),
  version: text('Version.'),
  type: text('Kind of node, for drawing.'),
  color: text('Color, for drawing.'),
  position: text('Place, for drawing.'),
});

/** A call from one microservice to another; both ends are whole nodes. */
export const RelationLine = Type.Object({
  from: Type.Optional(RelationNode),
  to: Type.Optional(RelationNode),
  type: text('Kind of line, for drawing.'),
  color: text('Color, for drawing.'),
  descriptor: text('Words along the line.'),
});

/** Failure inside an answer of a batch operation. */
export const BatchFailure = Type.Object({
  indexes: listOf(Type.Integer(), 'Positions of the questions that failed.'),
  error: Type.Optional(
    Type.Object({
      errorCode: Type.Union([Type.String(), Type.Integer()], { description: 'Error code.' }),
      errorMessage: text('Error message.'),
      detail: text('What exactly is wrong.'),
    }),
  ),
});

export type HealthCheck = Type.Static<typeof HealthCheck>;
export type DataCenterInfo = Type.Static<typeof DataCenterInfo>;
export type MicroserviceInstance = Type.Static<typeof MicroserviceInstance>;
export type Microservice = Type.Static<typeof Microservice>;
export type Schema = Type.Static<typeof Schema>;
export type MicroserviceDetail = Type.Static<typeof MicroserviceDetail>;
export type RelationNode = Type.Static<typeof RelationNode>;
export type RelationLine = Type.Static<typeof RelationLine>;
export type Statistics = Type.Static<typeof Statistics>;
