import * as Type from 'typebox';
import {
  Component as ComponentShape,
  DeployedArtifact,
  EnvironmentResource,
} from '../../api/catalogue/servicestage/shapes';
import { GitState } from './git/state';

/**
 * All that the sandbox's ServiceStage remembers, with the names of its API. Times are milliseconds since 1970; the form
 * is what `--data` writes.
 */

const owned = {
  id: Type.String(),
  name: Type.String(),
  project_id: Type.String(),
  description: Type.String(),
  creator: Type.String(),
  create_time: Type.Integer(),
  update_time: Type.Integer(),
};

export const Environment = Type.Object({
  ...owned,
  alias: Type.String(),
  enterprise_project_id: Type.String(),
  charge_mode: Type.String(),
  /** As it was given; absent: by the resources. */
  deploy_mode: Type.Optional(Type.String()),
  vpc_id: Type.String(),
  base_resources: Type.Array(EnvironmentResource),
  optional_resources: Type.Array(EnvironmentResource),
});

export const Application = Type.Object({
  ...owned,
  enterprise_project_id: Type.String(),
  /** Variables by environment id. */
  variables: Type.Record(
    Type.String(),
    Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
  ),
});

export const Component = Type.Object({
  ...owned,
  application_id: Type.String(),
  runtime: Type.String(),
  category: Type.String(),
  sub_category: Type.String(),
  source: ComponentShape.properties.source,
  build: ComponentShape.properties.build,
  pipeline_ids: Type.Union([Type.Array(Type.String()), Type.Null()]),
  /** Time at which it will be gone, if nothing of it runs then; absent unless it is being deleted. */
  gone_time: Type.Optional(Type.Integer()),
});

const anything = Type.Record(Type.String(), Type.Unknown());

/** The deployed state of an instance. */
export const Deployment = Type.Object({
  version: Type.String(),
  replica: Type.Integer(),
  flavor_id: Type.String(),
  artifacts: Type.Record(Type.String(), DeployedArtifact),
  configuration: anything,
  description: Type.String(),
  external_accesses: Type.Array(
    Type.Object({
      id: Type.Optional(Type.String()),
      protocol: Type.Optional(Type.String()),
      address: Type.Optional(Type.String()),
      forward_port: Type.Optional(Type.Integer()),
    }),
  ),
  refer_resources: Type.Array(
    Type.Object({
      id: Type.String(),
      type: Type.String(),
      refer_alias: Type.Optional(Type.String()),
      parameters: Type.Optional(anything),
    }),
  ),
});

export const Instance = Type.Object({
  id: Type.String(),
  name: Type.String(),
  project_id: Type.String(),
  application_id: Type.String(),
  component_id: Type.String(),
  environment_id: Type.String(),
  creator: Type.String(),
  create_time: Type.Integer(),
  update_time: Type.Integer(),
  deployment: Deployment,
  /** The status while no job runs. */
  status: Type.Enum(['RUNNING', 'STOPPED', 'FAILED', 'PARTIALLY_FAILED']),
  available_replica: Type.Integer(),
  fail_detail: Type.Union([Type.String(), Type.Null()]),
  last_job_id: Type.String(),
  snapshots: Type.Array(Type.Object({ create_time: Type.Integer(), deployment: Deployment })),
});

export const JobAction = Type.Enum([
  'create',
  'upgrade',
  'rollback',
  'scale',
  'start',
  'stop',
  'restart',
  'delete',
]);

export const Job = Type.Object({
  id: Type.String(),
  action: JobAction,
  project_id: Type.String(),
  instance_id: Type.String(),
  /** Id of a user. */
  created_by: Type.String(),
  start_time: Type.Integer(),
  /** Time at which another job replaced it; absent while none has. */
  cancelled_time: Type.Optional(Type.Integer()),
  tasks: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      type: Type.String(),
      /** Milliseconds. */
      duration: Type.Integer(),
      /** The failure at its end; absent when it succeeds. */
      failure: Type.Optional(Type.Object({ code: Type.String(), detail: Type.String() })),
    }),
  ),
  /** The deployed state afterwards. */
  deployment: Deployment,
  /** True once the instance shows the result of the job. */
  settled: Type.Boolean(),
});

export const ServiceStageState = Type.Object({
  environments: Type.Array(Environment),
  applications: Type.Array(Application),
  components: Type.Array(Component),
  instances: Type.Array(Instance),
  /** Including those of deleted instances. */
  jobs: Type.Array(Job),
  git: GitState,
});

export type Environment = Type.Static<typeof Environment>;
export type Application = Type.Static<typeof Application>;
export type Component = Type.Static<typeof Component>;
export type Deployment = Type.Static<typeof Deployment>;
export type Instance = Type.Static<typeof Instance>;
export type JobAction = Type.Static<typeof JobAction>;
export type Job = Type.Static<typeof Job>;
export type ServiceStageState = Type.Static<typeof ServiceStageState>;
