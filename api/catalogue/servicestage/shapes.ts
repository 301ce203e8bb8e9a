import * as Type from 'typebox';

/**
 * What ServiceStage answers: no limits here (they are checked when something is sent), unknown fields are
 * welcome, and what is not set may be absent or null.
 */

/** A value that may be absent or null; read it with `??`. */
export function maybe<Value extends Type.TSchema>(value: Value, description: string) {
  return Type.Optional(Type.Union([value, Type.Null()], { description }));
}

export const text = (description: string) => maybe(Type.String(), description);
const whole = (description: string) => maybe(Type.Integer(), description);
const anything = Type.Record(Type.String(), Type.Unknown());

const times = {
  create_time: whole('Time of creation, milliseconds since 1970.'),
  update_time: whole('Time of the last change, milliseconds since 1970.'),
};

const owner = {
  creator: text('Who created it.'),
  project_id: text('Project that it belongs to.'),
  enterprise_project_id: text('Enterprise project that it belongs to.'),
};

/** Total number of entries, in the answer of every list. */
export const count = whole('How many there are in all, on every page.');

export const Runtime = Type.Object({
  type_name: Type.String({ description: 'Name of the runtime, as components take it.' }),
  display_name: text('Name for display.'),
  container_default_port: whole('Port that its containers listen on by default.'),
  type_desc: text('Description.'),
});

export const Flavor = Type.Object({
  flavor_id: Type.String({ description: 'Id of the flavor, as instances take it.' }),
  storage_size: text('Size of the storage, for example 5G.'),
  num_cpu: text('Most CPU, for example 500m.'),
  num_cpu_init: text('CPU at the start, for example 200m.'),
  memory_size: text('Most memory, for example 1Gi.'),
  memory_size_init: text('Memory at the start, for example 200Mi.'),
  label: text('Name for display.'),
  custom: maybe(Type.Boolean(), 'Whether a user defined it.'),
});

export const Template = Type.Object({
  template_name: Type.String({ description: 'Name of the template.' }),
  template_desc: text('Description.'),
  source_type: text('Kind of the template.'),
  source_repo_url: text('Repository that holds its code.'),
  runtime: text('Runtime that it is for.'),
});

export const EnvironmentResource = Type.Object({
  id: Type.String({ description: 'Id of the resource.' }),
  name: text('Name of the resource.'),
  type: text('Kind of the resource: cce, ecs, dcs, elb, cse or another one.'),
});

/** A deployment target: resources of one VPC. */
export const Environment = Type.Object({
  id: Type.String({ description: 'Id of the environment.' }),
  name: Type.String({ description: 'Name of the environment.' }),
  alias: text('Second name, for display.'),
  description: text('Description.'),
  ...owner,
  charge_mode: text('Billing mode: provided, on_demanded or monthly.'),
  deploy_mode: text('What it is for: virtualmachine, container or mixed; older servers leave it out.'),
  vpc_id: text('VPC that its resources are in.'),
  base_resources: maybe(Type.Array(EnvironmentResource), 'Clusters and hosts that instances run on.'),
  optional_resources: maybe(Type.Array(EnvironmentResource), 'Services beside them.'),
  ...times,
});

export const Application = Type.Object({
  id: Type.String({ description: 'Id of the application.' }),
  name: Type.String({ description: 'Name of the application.' }),
  description: text('Description.'),
  ...owner,
  unified_model: text('Whether the unified model is on.'),
  component_count: whole('Number of its components.'),
  ...times,
});

/** Variables that the components of an application share in one environment. */
export const ApplicationConfiguration = Type.Object({
  application_id: text('Id of the application.'),
  environment_id: text('Id of the environment.'),
  configuration: maybe(
    Type.Object({
      env: maybe(
        Type.Array(
          Type.Object({
            name: Type.String({ description: 'Name of the variable.' }),
            value: text('Value of the variable.'),
          }),
        ),
        'Environment variables.',
      ),
    }),
    'What the components share.',
  ),
});

const SourceSpec = Type.Object({
  repo_type: text('Code: kind of the Git host.'),
  repo_url: text('Code: address of the repository.'),
  repo_ref: text('Code: branch or tag.'),
  repo_auth: text('Code: repository authorization that is used.'),
  storage: text('Package: where it is stored.'),
  type: text('Package: kind of the artifact.'),
  url: text('Package: its address.'),
  auth: text('Package: how the storage lets the platform in.'),
  properties: maybe(
    Type.Object({
      endpoint: text('Address of the object storage.'),
      bucket: text('Bucket that holds the package.'),
      key: text('Name of the package in the bucket.'),
    }),
    'Package: place in the object storage.',
  ),
});

const BuildParameters = Type.Object({
  build_cmd: text('Command.'),
  dockerfile_path: text('Folder of the Dockerfile.'),
  artifact_namespace: text('Organization that the image is stored in.'),
  cluster_id: text('Id of the cluster that builds.'),
  cluster_name: text('Name of the cluster that builds.'),
  cluster_type: text('Kind of the cluster that builds.'),
  use_public_cluster: maybe(Type.Boolean(), 'Whether the shared cluster of the platform builds.'),
  node_label_selector: maybe(anything, 'Labels of the nodes that may build.'),
});

export const Component = Type.Object({
  id: Type.String({ description: 'Id of the component.' }),
  name: Type.String({ description: 'Name of the component.' }),
  status: whole('0: normal, 1: being deleted.'),
  runtime: text('Runtime.'),
  category: text('Webapp, MicroService or Common.'),
  sub_category: text('Framework, for example Java Chassis.'),
  description: text('Description.'),
  project_id: owner.project_id,
  application_id: text('Id of the application.'),
  source: maybe(
    Type.Object({
      kind: text('code or artifact.'),
      spec: maybe(SourceSpec, 'Where exactly.'),
    }),
    'Where its code or package comes from.',
  ),
  build: maybe(
    Type.Object({
      id: text('Id of the build.'),
      parameters: maybe(BuildParameters, 'Settings of the build.'),
    }),
    'How it is built.',
  ),
  pipeline_ids: maybe(Type.Array(Type.String()), 'Ids of its pipelines, ten at most.'),
  creator: owner.creator,
  ...times,
});

export const DeployedArtifact = Type.Object({
  storage: text('Where it is stored: swr, devcloud or obs.'),
  type: text('package on virtual machines, image in containers.'),
  url: text('Address of the package or image.'),
  auth: text('How the storage lets the platform in: iam or none.'),
  version: text('Version of the artifact.'),
  properties: maybe(anything, 'Further properties.'),
});

export const ExternalAccess = Type.Object({
  id: text('Id of the access.'),
  protocol: text('http or https.'),
  address: text('Address that callers use.'),
  forward_port: whole('Port that the process listens on.'),
  type: text('Kind of the access.'),
  status: text('State of the access.'),
  ...times,
});

export const InstanceStatus = Type.Object({
  status: text('State, for example RUNNING, UPGRADING, STOPPED, FAILED or PARTIALLY_FAILED.'),
  replica: whole('Wanted number of copies.'),
  available_replica: whole('Number of healthy copies.'),
  fail_detail: text('What failed.'),
  last_job_id: text('Id of the latest job.'),
  last_job_status: text('State of the latest job.'),
  enterprise_project_id: owner.enterprise_project_id,
});

/** A component deployed in an environment; lists leave the second half out. */
export const ComponentInstance = Type.Object({
  id: Type.String({ description: 'Id of the instance.' }),
  name: Type.String({ description: 'Name of the instance.' }),
  application_id: text('Id of the application.'),
  application_name: text('Name of the application.'),
  component_id: text('Id of the component.'),
  component_name: text('Name of the component.'),
  environment_id: text('Id of the environment.'),
  environment_name: text('Name of the environment.'),
  platform_type: text('cce: containers, vmapp: virtual machines.'),
  version: text('Version that is deployed.'),
  artifacts: maybe(Type.Record(Type.String(), DeployedArtifact), 'Artifacts by component or container.'),
  external_accesses: maybe(Type.Array(ExternalAccess), 'Ways in from outside.'),
  status_detail: maybe(InstanceStatus, 'How it is.'),
  ...times,
  description: text('Description.'),
  flavor_id: text('Flavor.'),
  configuration: maybe(anything, 'Settings, as they were sent.'),
  creator: owner.creator,
  refer_resources: maybe(
    Type.Array(
      Type.Object({
        id: Type.String({ description: 'Id of the resource.' }),
        type: text('Kind of the resource.'),
        refer_alias: text('What a cache is used for.'),
        parameters: maybe(anything, 'Namespace of the cluster, or hosts.'),
      }),
    ),
    'Resources that it runs on and uses.',
  ),
});

/** An instance in the overview of its component, where its id and its name are spelled otherwise. */
const InstanceOverview = Type.Object({
  ...Type.Omit(ComponentInstance, ['id', 'name']).properties,
  instance_id: Type.String({ description: 'Id of the instance.' }),
  instance_name: text('Name of the instance.'),
});

/** A component with everything that runs of it. */
export const ComponentOverview = Type.Object({
  ...Component.properties,
  instances: maybe(Type.Array(InstanceOverview), 'Instances of the component.'),
});

/** A former version of an instance; a rollback takes its number. */
export const Snapshot = Type.Object({
  version: Type.String({ description: 'Version, as a rollback takes it.' }),
  description: text('What was done, as JSON text.'),
  instance_id: text('Id of the instance.'),
  create_time: times.create_time,
});

export const StartedJob = Type.Object({
  job_id: Type.String({ description: 'Id of the job that does the work.' }),
});

export type Runtime = Type.Static<typeof Runtime>;
export type Flavor = Type.Static<typeof Flavor>;
export type Template = Type.Static<typeof Template>;
export type EnvironmentResource = Type.Static<typeof EnvironmentResource>;
export type Environment = Type.Static<typeof Environment>;
export type Application = Type.Static<typeof Application>;
export type ApplicationConfiguration = Type.Static<typeof ApplicationConfiguration>;
export type Component = Type.Static<typeof Component>;
export type ComponentOverview = Type.Static<typeof ComponentOverview>;
export type DeployedArtifact = Type.Static<typeof DeployedArtifact>;
export type ExternalAccess = Type.Static<typeof ExternalAccess>;
export type InstanceStatus = Type.Static<typeof InstanceStatus>;
export type ComponentInstance = Type.Static<typeof ComponentInstance>;
export type Snapshot = Type.Static<typeof Snapshot>;
export type StartedJob = Type.Static<typeof StartedJob>;
