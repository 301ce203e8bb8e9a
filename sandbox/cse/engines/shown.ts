import type { Cse } from '../cse';
import type { Engine } from '../state';
import { unordered } from '../../unordered';
import { actionsOf } from './engines';
import { findFlavor } from './flavors';
import { latestVersions } from './new-engine';

/** Keys that nobody wrote and every engine has. Source: CSE API Reference, section 5.3.4, the example. */
const addedInputs = { is_arm_cluster: 'false', nodeFlavor: 's6.large.2' };

const noEndDate = 4_102_415_999_000;

interface Entrypoint {
  readonly masterEntrypoint: string;
  readonly masterEntrypointIpv6: string;
  readonly slaveEntrypoint: string;
  readonly slaveEntrypointIpv6: string;
  readonly type: string;
}

/** An engine as the list shows it. */
export function listedEngine(cse: Cse, engine: Engine) {
  const limit = limitOf(engine);
  const used = usedInstances(cse, engine);
  return {
    ...commonOf(cse, engine),
    externalAddress: engine.address,
    serviceEndpoint: endpointsOf(cse, engine),
    publicAddress: '',
    publicServiceEndpoint: publicEndpoints(),
    totalInstance: limit,
    usedInstance: used,
    availableInstance: Math.max(0, limit - used),
    dueTo: noEndDate,
    specType: engine.specType,
    reference: { ...referenceOf(engine), ...limitsOf(limit) },
    tags: '',
    payment: '1' as const,
  };
}

/** An engine with all that is known about it. */
export function detailedEngine(cse: Cse, engine: Engine) {
  return {
    ...commonOf(cse, engine),
    payment: '1',
    beDefault: false,
    createUser: engine.createUser,
    externalEntrypoint: {
      externalAddress: engine.address,
      publicAddress: '',
      serviceEndpoint: endpointsOf(cse, engine),
      publicServiceEndpoint: publicEndpoints(),
    },
    reference: {
      ...referenceOf(engine),
      vpcId: engine.network.vpcId,
      ...limitsOf(limitOf(engine)),
    },
    specType: engine.specType,
    projectId: engine.projectId,
    vmIds: [],
  };
}

function commonOf(cse: Cse, engine: Engine) {
  const type: 'CSE' | 'NACOS' = engine.specType === 'CSE2' ? 'CSE' : 'NACOS';
  return {
    id: engine.id,
    name: engine.name,
    alias: engine.alias,
    enterpriseProjectId: engine.enterpriseProjectId,
    enterpriseProjectName: engine.enterpriseProjectName,
    type,
    description: engine.description,
    flavor: engine.flavor,
    authType: authTypeOf(cse, engine),
    status: engine.status,
    version: engine.version,
    latestVersion: latestVersions[engine.specType],
    createTime: engine.createTime,
    latestJobId: engine.latestJobId,
    engineAdditionalActions: actionsOf(engine),
  };
}

/** The served engine's authentication is chosen when the sandbox starts. */
export function authTypeOf({ registry }: Cse, engine: Engine): Engine['authType'] {
  if (!engine.served) return engine.authType;
  return registry.secured ? 'RBAC' : 'NONE';
}

function referenceOf({ network, inputs }: Engine) {
  const gateway = `${network.subnetCidr.split('.').slice(0, 3).join('.')}.1`;
  return {
    vpc: network.vpc,
    azList: unordered(network.azList),
    networkId: network.networkId,
    subnetCidr: network.subnetCidr,
    subnetCidrV6: '',
    subnetGateway: gateway,
    publicIpId: network.publicIpId,
    inputs: { ...addedInputs, ...inputs },
  };
}

/** Addresses by component; none while the engine is being created. */
function endpointsOf(cse: Cse, engine: Engine): Record<string, Entrypoint> {
  if (engine.status === 'Creating' || engine.status === 'CreateFailed') return {};
  if (engine.specType === 'Nacos2') return { nacos: entrypoint(`http://${engine.address}:8848`) };
  const served = engine.served ? cse.addresses() : undefined;
  return {
    serviceCenter: entrypoint(served?.registry ?? `https://${engine.address}:30100`),
    kie: entrypoint(served?.kie ?? `https://${engine.address}:30110`),
  };
}

function publicEndpoints(): Record<string, Entrypoint> {
  return { serviceCenter: entrypoint(''), kie: entrypoint('') };
}

function entrypoint(masterEntrypoint: string): Entrypoint {
  return {
    masterEntrypoint,
    masterEntrypointIpv6: '',
    slaveEntrypoint: '',
    slaveEntrypointIpv6: '',
    type: 'REGISTRY',
  };
}

/** As texts, which the vendor's SDKs read; the reference has numbers in the list. */
function limitsOf(limit: number): { readonly serviceLimit: string; readonly instanceLimit: string } {
  return { serviceLimit: String(limit), instanceLimit: String(limit) };
}

function limitOf({ flavor, specType }: Engine): number {
  return findFlavor(flavor, specType)?.instanceLimit ?? 0;
}

function usedInstances(cse: Cse, engine: Engine): number {
  if (!engine.served) return 0;
  const registry = cse.registry.state;
  const own = registry.services.filter((one) => !one.shared);
  return own.reduce((sum, { service }) => sum + (registry.instances[service.serviceId]?.length ?? 0), 0);
}
