import * as Type from 'typebox';
import { maybe, text } from '../servicestage/shapes';
import { amount, flag, textMap, texts, whole } from './shapes';

/** Engines as the engine service describes them. */

/** The addresses of a component of an engine. */
const Entrypoint = Type.Object({
  masterEntrypoint: text('Primary address.'),
  masterEntrypointIpv6: text('Primary IPv6 address.'),
  slaveEntrypoint: text('Secondary address.'),
  slaveEntrypointIpv6: text('Secondary IPv6 address.'),
  entrypointList: texts('Public addresses of an application gateway.'),
  type: text('REGISTRY or SERVICE.'),
});

const endpoints = (description: string) => maybe(Type.Record(Type.String(), Entrypoint), description);

/** Lists return limits as numbers, details as texts. */
const limit = (description: string) => maybe(Type.Union([Type.Integer(), Type.String()]), description);

/** Where an engine runs. */
const EngineReference = Type.Object({
  vpc: text('Name of the VPC.'),
  vpcId: text('Id of the VPC.'),
  azList: texts('Availability zones.'),
  networkId: text('Id of the subnet.'),
  subnetCidr: text('Addresses of the subnet.'),
  subnetCidrV6: text('IPv6 addresses of the subnet.'),
  subnetGateway: text('Gateway of the subnet.'),
  elbId: text('Id of the load balancer.'),
  publicIpId: text('Id of the public address.'),
  serviceLimit: limit('How many microservices it may hold.'),
  instanceLimit: limit('How many instances it may hold.'),
  inputs: textMap('Further settings of the engine.'),
});

const common = {
  id: Type.String({ description: 'Id of the engine.' }),
  name: Type.String({ description: 'Name of the engine.' }),
  alias: text('Name for display.'),
  enterpriseProjectId: text('Id of its enterprise project.'),
  enterpriseProjectName: text('Name of its enterprise project.'),
  type: text('CSE: ServiceComb engine; NACOS: registry and configuration center.'),
  description: text('What the engine is for.'),
  flavor: text('Size of the engine.'),
  payment: text('How it is paid: 0 for a period, 1 by use, 2 not at all.'),
  authType: text('RBAC: callers sign in; NONE: nobody does.'),
  status: text(
    'Creating, Upgrading, Modifying or Deleting while it changes; then Available, Unavailable, Deleted, CreateFailed, UpgradeFailed, ModifyFailed, DeleteFailed; or Freezed.',
  ),
  version: text('Version that it runs.'),
  latestVersion: text('Newest version that it can be upgraded to.'),
  createTime: whole('Time of creation, milliseconds since 1970.'),
  latestJobId: whole('Id of its latest job; its state tells how far a change is.'),
  engineAdditionalActions: texts('What else can be done to it: ForceDelete, Rollback or Retry.'),
  specType: text('CSE2: ServiceComb engine; Nacos2: registry and configuration center; CSE: older engines.'),
  reference: maybe(EngineReference, 'Where it runs.'),
};

/** An engine in the list. */
export const ListedEngine = Type.Object({
  ...common,
  externalAddress: text('Address inside its network.'),
  serviceEndpoint: endpoints('Addresses by component: serviceCenter, kie and others.'),
  publicAddress: text('Public address.'),
  publicServiceEndpoint: endpoints('Public addresses by component.'),
  totalInstance: whole('How many instances it may hold.'),
  usedInstance: whole('How many instances it holds.'),
  availableInstance: whole('How many more instances it may hold.'),
  dueTo: whole('Time when it ends, milliseconds since 1970.'),
  tags: maybe(Type.Union([Type.String(), Type.Array(Type.String())]), 'Tags of the engine.'),
});

const ClusterNode = Type.Object({
  id: text('Id of the node.'),
  az: text('Availability zone of the node.'),
  ip: text('Address of the node.'),
  label: text('Label of the node.'),
  status: text('State of the node, Active when it works.'),
});

/** The container cluster that an engine runs on. */
const EngineCluster = Type.Object({
  id: whole('Id of the entry.'),
  engineId: text('Id of the engine.'),
  specType: text('CCE.'),
  cluster: text('Not used yet.'),
  clusterId: text('Id of the cluster.'),
  clusterNodes: maybe(
    Type.Object({ clusterNodes: maybe(Type.Array(ClusterNode), 'Nodes of the cluster.') }),
    'Nodes of the cluster.',
  ),
  flavor: text('Size of the cluster.'),
  region: text('Region of the cluster.'),
  version: text('Version of the cluster.'),
  extendParam: text('Further parameters of the cluster.'),
});

/** An engine with all its details. */
export const Engine = Type.Object({
  ...common,
  beDefault: flag('Whether it is the default engine.'),
  createUser: text('Who created it.'),
  cceSpec: maybe(EngineCluster, 'Cluster that it runs on.'),
  externalEntrypoint: maybe(
    Type.Object({
      externalAddress: text('Address inside its network.'),
      publicAddress: text('Public address.'),
      serviceEndpoint: endpoints('Addresses by component: serviceCenter, kie and others.'),
      publicServiceEndpoint: endpoints('Public addresses by component.'),
    }),
    'How it is reached.',
  ),
  projectId: text('Project that it belongs to.'),
  vmIds: texts('Ids of the virtual machines that it uses.'),
});

const EngineSpecification = Type.Object({
  availableCpuMemory: text('Processors and memory in GB, for example 2-4.'),
  linear: maybe(Type.Union([Type.Boolean(), Type.String()]), 'Whether it grows in steps.'),
  availablePrefix: text('Beginnings of the node flavors that it can have.'),
});

export const EngineFlavor = Type.Object({
  flavor: Type.String({ description: 'Name of the flavor, as engines take it.' }),
  description: text('What it is good for.'),
  spec: maybe(
    Type.Union([EngineSpecification, Type.Array(EngineSpecification)]),
    'What an engine of this flavor has.',
  ),
});

export const EngineQuota = Type.Object({
  type: text('What is counted: Engine.'),
  used: amount('How many there are.'),
  quota: amount('How many there may be.'),
});

export type ListedEngine = Type.Static<typeof ListedEngine>;
export type Engine = Type.Static<typeof Engine>;
export type EngineFlavor = Type.Static<typeof EngineFlavor>;
export type EngineQuota = Type.Static<typeof EngineQuota>;
