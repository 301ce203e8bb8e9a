import { randomUUID } from 'node:crypto';
import { refuse } from '../errors';
import type { CseState, Engine } from '../state';
import { findFlavor } from './flavors';

/** Maximum number of engines in a project. */
export const engineQuota = 5;
/** The versions of new engines, which others can be upgraded to. */
export const latestVersions: Record<Engine['specType'], string> = { CSE2: '2.4.1', Nacos2: '2.1.0.1' };

const nameForm = /^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/;

/** The requested engine, with valid fields but unchecked combinations. */
export interface WantedEngine {
  readonly name: string;
  readonly description?: string | undefined;
  readonly payment: string;
  readonly flavor: string;
  readonly specType: Engine['specType'];
  readonly azList?: readonly string[] | undefined;
  readonly authType?: Engine['authType'] | undefined;
  readonly password?: string | undefined;
  readonly vpc: string;
  readonly vpcId?: string | undefined;
  readonly networkId: string;
  readonly subnetCidr: string;
  readonly publicIpId?: string | undefined;
  readonly inputs?: Readonly<Record<string, string>> | undefined;
}

export interface Owner {
  readonly projectId: string;
  readonly createUser: string;
  readonly enterpriseProjectId: string;
}

/** An engine of a project that is still to be created. @throws Refusal for what the engine service refuses */
export function addEngine(state: CseState, wanted: WantedEngine, owner: Owner, now: number): Engine {
  checkWanted(state, wanted, owner.projectId);
  const engine: Engine = {
    id: randomUUID(),
    ...owner,
    enterpriseProjectName: owner.enterpriseProjectId === '0' ? 'default' : owner.enterpriseProjectId,
    name: wanted.name,
    alias: '',
    description: wanted.description ?? '',
    specType: wanted.specType,
    flavor: wanted.flavor,
    authType: wanted.authType ?? 'NONE',
    status: 'Creating',
    version: latestVersions[wanted.specType],
    createTime: now,
    latestJobId: 0,
    address: addressIn(wanted.subnetCidr, state.engines.length),
    served: false,
    network: {
      vpc: wanted.vpc,
      vpcId: wanted.vpcId ?? '',
      networkId: wanted.networkId,
      subnetCidr: wanted.subnetCidr,
      azList: [...(wanted.azList ?? [])],
      publicIpId: wanted.publicIpId ?? '',
    },
    inputs: { ...wanted.inputs },
  };
  state.engines.push(engine);
  return engine;
}

function checkWanted(state: CseState, wanted: WantedEngine, projectId: string): void {
  if (!nameForm.test(wanted.name) || wanted.name === 'default') {
    throw refuse('SVCSTG.00501201', `invalid name: ${wanted.name}`);
  }
  if (wanted.payment !== '1') throw refuse('SVCSTG.00501103', `invalid payment: ${wanted.payment}`);
  if (!findFlavor(wanted.flavor, wanted.specType)) {
    throw refuse('SVCSTG.00501104', `invalid flavor: ${wanted.flavor}`);
  }
  if (wanted.specType === 'CSE2') checkServiceComb(wanted);
  if (prefixOf(wanted.subnetCidr) === undefined) {
    throw refuse('SVCSTG.00400100', `invalid subnetCidr: ${wanted.subnetCidr}`);
  }
  const others = state.engines.filter((one) => one.projectId === projectId);
  if (others.some((one) => one.name === wanted.name)) {
    throw refuse('SVCSTG.00501111', `engine ${wanted.name} already exists`);
  }
  if (others.length >= engineQuota) throw refuse('SVCSTG.00501112', `quota: ${String(engineQuota)}`);
}

function checkServiceComb({ azList, authType, password }: WantedEngine): void {
  const zones = azList?.length ?? 0;
  if (zones < 1 || zones > 3) throw refuse('SVCSTG.00501105', 'azList must have 1 to 3 items');
  if (authType === undefined) throw refuse('SVCSTG.00400100', 'authType is required');
  if (authType === 'RBAC' && !password) throw refuse('SVCSTG.00400100', 'auth_cred.pwd is required');
}

/** Length of the prefix of an IPv4 network in CIDR form. */
export function prefixOf(cidr: string): number | undefined {
  const prefix = /^(?:\d{1,3}\.){3}\d{1,3}\/(\d{1,2})$/.exec(cidr)?.[1];
  return prefix === undefined || Number(prefix) > 32 ? undefined : Number(prefix);
}

function addressIn(cidr: string, index: number): string {
  const network = cidr.split('/')[0]?.split('.').slice(0, 3).join('.') ?? '';
  return `${network}.${String(100 + (index % 100))}`;
}
