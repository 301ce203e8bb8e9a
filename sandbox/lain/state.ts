import * as Type from 'typebox';

/**
 * The state of the sandbox's LAIN cluster. Times are milliseconds since 1970; the form is that of the `--data` file.
 */

export const ProcDefinition = Type.Object({
  name: Type.String(),
  type: Type.Union([
    Type.Literal('web'),
    Type.Literal('worker'),
    Type.Literal('oneshot'),
    Type.Literal('portal'),
  ]),
  cmd: Type.Union([Type.Array(Type.String()), Type.Null()]),
  numInstances: Type.Integer(),
  cpu: Type.Integer(),
  /** As the manifest has it, for example `64m`. */
  memory: Type.String(),
  port: Type.Optional(Type.Integer()),
  env: Type.Array(Type.String()),
  mountpoints: Type.Array(Type.String()),
  persistentDirs: Type.Array(Type.String()),
  logs: Type.Array(Type.String()),
  /** Absent: the console shows true for all but web procs. */
  httpsOnly: Type.Optional(Type.Boolean()),
  /** Seconds between two instances of a rolling upgrade. */
  setupTime: Type.Integer(),
  /** The service that a portal leads to. */
  serviceName: Type.Optional(Type.String()),
});

export const Manifest = Type.Object({
  appType: Type.Union([Type.Literal('app'), Type.Literal('service'), Type.Literal('resource')]),
  procs: Type.Array(ProcDefinition),
  /** Service app to the names of its services. */
  useServices: Type.Record(Type.String(), Type.Array(Type.String())),
  /** Resource app to the names of its services. */
  useResources: Type.Record(Type.String(), Type.Array(Type.String())),
});

/** One version in the image registry. */
export const Release = Type.Object({
  metaVersion: Type.String(),
  hasMeta: Type.Boolean(),
  hasRelease: Type.Boolean(),
  manifest: Manifest,
  /**
   * Why the cluster refuses it: without `proc` the parser (nothing changes), with `proc` the scheduler when it comes
   * to that proc (the procs before it have changed already).
   */
  refusal: Type.Optional(Type.Object({ proc: Type.Optional(Type.String()), text: Type.String() })),
  /** Procs whose container does not start, and what the container engine says about it. */
  startFailure: Type.Optional(Type.Object({ procs: Type.Array(Type.String()), text: Type.String() })),
  /** Procs whose container starts and ends by itself, again and again, and after how many seconds. */
  crash: Type.Optional(Type.Object({ procs: Type.Array(Type.String()), after: Type.Number() })),
});

/** How a container crashes, in milliseconds: so long it is up, and so long it is down before it is started again. */
export const CrashLoop = Type.Object({ up: Type.Number(), down: Type.Number() });

/** What the scheduler wants of a proc from a time on. */
export const GroupSpec = Type.Object({
  at: Type.Number(),
  version: Type.Integer(),
  metaVersion: Type.String(),
  image: Type.String(),
  numInstances: Type.Integer(),
  cpu: Type.Integer(),
  memoryBytes: Type.Number(),
  crashLoop: Type.Optional(CrashLoop),
});

/** One container as one instance of a proc, from its creation to its removal. */
export const PodLife = Type.Object({
  instance: Type.Integer(),
  containerId: Type.String(),
  containerIp: Type.String(),
  node: Type.Integer(),
  specVersion: Type.Integer(),
  drift: Type.Integer(),
  metaVersion: Type.String(),
  image: Type.String(),
  action: Type.String(),
  from: Type.Number(),
  /** Absent: the container was created, but never started. */
  startedAt: Type.Optional(Type.Number()),
  /** From then on the pod runs; absent: it does not. */
  readyAt: Type.Optional(Type.Number()),
  until: Type.Optional(Type.Number()),
  crashLoop: Type.Optional(CrashLoop),
});

/** The instances of one proc (or, with `client`, of a portal for one client app), with what is going to happen to them. */
export const PodGroup = Type.Object({
  proc: Type.String(),
  client: Type.Optional(Type.String()),
  port: Type.Integer(),
  setupTime: Type.Integer(),
  specs: Type.Array(GroupSpec),
  lives: Type.Array(PodLife),
  errors: Type.Array(Type.Object({ at: Type.Number(), text: Type.String() })),
  busyUntil: Type.Number(),
});

export const Deployment = Type.Object({
  /** Empty until the console has read a manifest. */
  metaVersion: Type.String(),
  manifest: Type.Optional(Manifest),
  updatedAt: Type.Number(),
  error: Type.String(),
  groups: Type.Array(PodGroup),
});

export const OperationLog = Type.Object({
  id: Type.Integer(),
  user: Type.String(),
  operation: Type.String(),
  version: Type.String(),
  at: Type.Number(),
  message: Type.String(),
});

export const Maintainer = Type.Object({
  username: Type.String(),
  role: Type.Union([Type.Literal('admin'), Type.Literal('normal')]),
});

/** Work that a console of the asynchronous generation has accepted and not done yet. */
export const PendingRelease = Type.Object({
  at: Type.Number(),
  kind: Type.Union([Type.Literal('deploy'), Type.Literal('update')]),
  metaVersion: Type.String(),
});

export const LainApp = Type.Object({
  name: Type.String(),
  gitUrl: Type.String(),
  protected: Type.Boolean(),
  maintainers: Type.Array(Maintainer),
  releases: Type.Array(Release),
  deployment: Type.Optional(Deployment),
  pending: Type.Optional(PendingRelease),
  operationLogs: Type.Array(OperationLog),
});

export const LainUser = Type.Object({
  name: Type.String(),
  fullName: Type.String(),
  accessToken: Type.String(),
  /** Member of the group `lain`: admin of every app. */
  clusterAdmin: Type.Boolean(),
});

export const StreamPort = Type.Object({
  source: Type.Integer(),
  destination: Type.Integer(),
  protocol: Type.String(),
  app: Type.String(),
  proc: Type.String(),
});

export const LainState = Type.Object({
  domain: Type.String(),
  users: Type.Array(LainUser),
  apps: Type.Array(LainApp),
  streamPorts: Type.Array(StreamPort),
  nextLogId: Type.Integer(),
});

export type ProcDefinition = Type.Static<typeof ProcDefinition>;
export type Manifest = Type.Static<typeof Manifest>;
export type Release = Type.Static<typeof Release>;
export type GroupSpec = Type.Static<typeof GroupSpec>;
export type PodLife = Type.Static<typeof PodLife>;
export type PodGroup = Type.Static<typeof PodGroup>;
export type Deployment = Type.Static<typeof Deployment>;
export type OperationLog = Type.Static<typeof OperationLog>;
export type Maintainer = Type.Static<typeof Maintainer>;
export type LainApp = Type.Static<typeof LainApp>;
export type LainUser = Type.Static<typeof LainUser>;
export type LainState = Type.Static<typeof LainState>;
export type PendingRelease = Type.Static<typeof PendingRelease>;
export type StreamPort = Type.Static<typeof StreamPort>;
