import * as Type from 'typebox';
import { KieState } from '../kie/state';

/** All that the sandbox's engine management remembers. Times are milliseconds since 1970; the form is what `--data` writes. */

export const EngineStatus = Type.Enum([
  'Creating',
  'Available',
  'Deleting',
  'Upgrading',
  'Modifying',
  'CreateFailed',
  'UpgradeFailed',
  'ModifyFailed',
]);

export const AuthType = Type.Enum(['RBAC', 'NONE']);

export const Engine = Type.Object({
  id: Type.String(),
  projectId: Type.String(),
  name: Type.String(),
  alias: Type.String(),
  description: Type.String(),
  specType: Type.Enum(['CSE2', 'Nacos2']),
  flavor: Type.String(),
  authType: AuthType,
  status: EngineStatus,
  version: Type.String(),
  createUser: Type.String(),
  createTime: Type.Number(),
  latestJobId: Type.Integer(),
  enterpriseProjectId: Type.String(),
  enterpriseProjectName: Type.String(),
  /** Address inside its network. */
  address: Type.String(),
  /** True for the one engine whose registry and configuration center the sandbox serves. */
  served: Type.Boolean(),
  network: Type.Object({
    vpc: Type.String(),
    vpcId: Type.String(),
    networkId: Type.String(),
    subnetCidr: Type.String(),
    azList: Type.Array(Type.String()),
    publicIpId: Type.String(),
  }),
  inputs: Type.Record(Type.String(), Type.String()),
});

/** What an engine is after a job that ended well. */
export const EngineChange = Type.Object({
  version: Type.Optional(Type.String()),
  authType: Type.Optional(AuthType),
  flavor: Type.Optional(Type.String()),
  inputs: Type.Optional(Type.Record(Type.String(), Type.String())),
});

export const JobTask = Type.Object({
  id: Type.Integer(),
  taskName: Type.String(),
  description: Type.String(),
  /** Milliseconds. */
  duration: Type.Number(),
  /** What goes wrong at its end; absent when it goes well. */
  failure: Type.Optional(Type.String()),
});

export const JobPhase = Type.Object({
  taskName: Type.String(),
  description: Type.String(),
  tasks: Type.Array(JobTask),
});

export const JobType = Type.Enum(['Create', 'Delete', 'Upgrade', 'Modify']);

export const EngineJob = Type.Object({
  id: Type.Integer(),
  engineId: Type.String(),
  engineName: Type.String(),
  projectId: Type.String(),
  type: JobType,
  createUser: Type.String(),
  startTime: Type.Number(),
  /** 1 for the first try, one more with every retry. */
  attempt: Type.Integer(),
  phases: Type.Array(JobPhase),
  change: EngineChange,
  /** True once the engine shows what came out of the job. */
  settled: Type.Boolean(),
});

export const CseState = Type.Object({
  engines: Type.Array(Engine),
  /** Those of engines that are there. */
  jobs: Type.Array(EngineJob),
  nextJobId: Type.Integer(),
  nextTaskId: Type.Integer(),
  /** Configuration centers by engine id, of the engines that the sandbox does not serve at an address. */
  kies: Type.Record(Type.String(), KieState),
});

export type AuthType = Type.Static<typeof AuthType>;
export type EngineStatus = Type.Static<typeof EngineStatus>;
export type Engine = Type.Static<typeof Engine>;
export type EngineChange = Type.Static<typeof EngineChange>;
export type EngineJob = Type.Static<typeof EngineJob>;
export type JobPhase = Type.Static<typeof JobPhase>;
export type JobTask = Type.Static<typeof JobTask>;
export type JobType = Type.Static<typeof JobType>;
export type CseState = Type.Static<typeof CseState>;
