import * as Type from 'typebox';
import { RegistryPermission } from '../../api/catalogue/registry/permissions';
import { Microservice, MicroserviceInstance } from '../../api/catalogue/registry/shapes';

/** The state of the sandbox's registry. Times are milliseconds since 1970; the form is that of the `--data` file. */

export const RegisteredService = Type.Object({
  project: Type.String(),
  /** Seen by every tenant; left out of lists unless asked for. */
  shared: Type.Boolean(),
  service: Microservice,
  tags: Type.Record(Type.String(), Type.String()),
});

export const RegisteredInstance = Type.Object({
  instance: MicroserviceInstance,
  heartbeatAt: Type.Number(),
  /** The sandbox itself sends its heartbeats, so its lease never ends. */
  keptAlive: Type.Boolean(),
});

export const StoredSchema = Type.Object({
  serviceId: Type.String(),
  schemaId: Type.String(),
  schema: Type.String(),
  summary: Type.String(),
});

/** Who calls whom, as declared or discovered: the provider is given by name, for all its versions. */
export const Dependency = Type.Object({
  consumerId: Type.String(),
  environment: Type.String(),
  appId: Type.String(),
  serviceName: Type.String(),
});

/** Settings of the configuration center of engines 1.x. */
export const Configuration = Type.Object({
  /** `service@application` or `service@application#version`. */
  dimension: Type.String(),
  environment: Type.String(),
  items: Type.Record(Type.String(), Type.String()),
});

export const RegistryToken = Type.Object({
  token: Type.String(),
  account: Type.String(),
  expiresAt: Type.Number(),
});

export const StoredAccount = Type.Object({
  id: Type.Optional(Type.String()),
  name: Type.String(),
  password: Type.String(),
  roles: Type.Array(Type.String()),
  /** `active` or `inactive`; without any effect. */
  status: Type.String(),
  /** Seconds since 1970 as text, as they are shown. */
  createTime: Type.String(),
  updateTime: Type.String(),
});

/** A user-defined role; built-in roles are not stored. */
export const StoredRole = Type.Object({
  id: Type.Optional(Type.String()),
  name: Type.String(),
  perms: Type.Array(RegistryPermission),
});

/** Wrong passwords of an account from one address, and until when they are shown. */
export const AccountLock = Type.Object({
  /** `name::address`, as it is shown. */
  key: Type.String(),
  /** How many counted when the last one was noted. */
  failures: Type.Number(),
  banned: Type.Boolean(),
  releaseAt: Type.Number(),
});

/** Another registry that gets what this one has. */
export const Peer = Type.Object({
  name: Type.String(),
  kind: Type.String(),
  mode: Type.Array(Type.String()),
  endpoints: Type.Array(Type.String()),
  status: Type.String(),
});

export const RegistryState = Type.Object({
  services: Type.Array(RegisteredService),
  /** By service id, so that an engine with many instances needs no search. */
  instances: Type.Record(Type.String(), Type.Array(RegisteredInstance)),
  schemas: Type.Array(StoredSchema),
  dependencies: Type.Array(Dependency),
  configurations: Type.Array(Configuration),
  accounts: Type.Array(StoredAccount),
  roles: Type.Array(StoredRole),
  tokens: Type.Array(RegistryToken),
  locks: Type.Array(AccountLock),
  peers: Type.Optional(Type.Array(Peer)),
});

export type RegisteredService = Type.Static<typeof RegisteredService>;
export type RegisteredInstance = Type.Static<typeof RegisteredInstance>;
export type StoredAccount = Type.Static<typeof StoredAccount>;
export type StoredRole = Type.Static<typeof StoredRole>;
export type AccountLock = Type.Static<typeof AccountLock>;
export type StoredSchema = Type.Static<typeof StoredSchema>;
export type Dependency = Type.Static<typeof Dependency>;
export type RegistryState = Type.Static<typeof RegistryState>;
