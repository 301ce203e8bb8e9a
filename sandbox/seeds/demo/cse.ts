import { createEngine } from '../../cse/engines/engines';
import { settleJobs, startJob } from '../../cse/engines/jobs';
import { latestVersions } from '../../cse/engines/new-engine';
import type { CseState, Engine, EngineChange, JobType } from '../../cse/state';

export const prodEngineId = '5f2c8a90-41d7-4c0e-9a3b-6e1f7d20b8c4';
export const nacosEngineId = 'c81e7b3d-09f4-4b6a-8e52-1a7d94f3c062';

const hour = 3_600_000;
const day = 24 * hour;

const network = {
  vpc: 'vpc-shop',
  vpcId: '2b7f0f6a-8a3c-4d3b-9f0e-6f6c1d2e3a4b',
  networkId: '88550801-e892-4f8e-b21b-f7147f604f69',
  subnetCidr: '10.20.0.0/24',
  azList: ['eu-west-101a', 'eu-west-101b'],
  publicIpId: '',
};

/** The engines of the shop: the one that the sandbox serves, a Nacos engine, and one whose creation has failed. */
export function seedCse(state: CseState, projectId: string, now: number): void {
  addServedEngine(state, projectId, now);
  addEngine(state, projectId, now - 30 * day, {
    id: nacosEngineId,
    name: 'nacos-engine',
    description: 'Experiments of the platform team',
    specType: 'Nacos2',
    flavor: 'cse.nacos2.c1.large.10',
    version: latestVersions.Nacos2,
    address: '10.20.0.101',
    served: false,
    inputs: {},
  });
  failToCreate(state, projectId, now - 2 * hour);
}

/** The engine whose registry and configuration center are the sandbox's own. */
export function addServedEngine(state: CseState, projectId: string, now: number): void {
  const engine = addEngine(state, projectId, now - 120 * day, {
    id: prodEngineId,
    name: 'prod-engine',
    description: 'Registry and configuration of the shop',
    specType: 'CSE2',
    flavor: 'cse.s1.medium2',
    version: '2.3.1',
    address: '10.20.0.100',
    served: true,
    inputs: { nodeFlavor: 's6.large.2', is_arm_cluster: 'false' },
  });
  addJob(state, engine, 'Upgrade', now - 40 * day, { version: '2.3.4' });
}

type OwnMembers = Pick<
  Engine,
  'id' | 'name' | 'description' | 'specType' | 'flavor' | 'version' | 'address' | 'served' | 'inputs'
>;

/** An engine, and the job that once created it. */
function addEngine(state: CseState, projectId: string, createTime: number, own: OwnMembers): Engine {
  const engine: Engine = {
    projectId,
    alias: '',
    authType: 'NONE',
    status: 'Available',
    createUser: 'lin',
    createTime,
    latestJobId: 0,
    enterpriseProjectId: '0',
    enterpriseProjectName: 'default',
    network,
    ...own,
  };
  state.engines.push(engine);
  addJob(state, engine, 'Create', createTime, {});
  return engine;
}

/** A job that succeeded long ago. */
function addJob(state: CseState, engine: Engine, type: JobType, start: number, change: EngineChange): void {
  startJob(state, engine, { type, change, createUser: 'lin', now: start, pace: 1 });
  settleJobs(state, start + hour);
}

/** Its subnet is too small; a second try finds enough addresses. */
function failToCreate(state: CseState, projectId: string, time: number): void {
  createEngine(
    state,
    {
      ...network,
      name: 'rehearsal-engine',
      description: 'For the rehearsal of releases',
      payment: '1',
      flavor: 'cse.s1.small2',
      specType: 'CSE2',
      authType: 'NONE',
      subnetCidr: '10.20.9.0/29',
    },
    { projectId, createUser: 'lin', enterpriseProjectId: '0' },
    { createUser: 'lin', now: time, pace: 1 },
  );
  settleJobs(state, time + hour);
}
