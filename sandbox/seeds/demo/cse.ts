import { startJob } from '../../cse/engines/jobs';
import { latestVersions } from '../../cse/engines/new-engine';
import type { CseState, Engine } from '../../cse/state';

export const prodEngineId = '5f2c8a90-41d7-4c0e-9a3b-6e1f7d20b8c4';
export const nacosEngineId = 'c81e7b3d-09f4-4b6a-8e52-1a7d94f3c062';

const day = 24 * 3_600_000;

/** Gives a project its two engines: the one whose registry and configuration centre are the sandbox's, and a Nacos. */
export function seedCse(state: CseState, projectId: string, now: number): void {
  const network = {
    vpc: 'vpc-shop',
    vpcId: '2b7f0f6a-8a3c-4d3b-9f0e-6f6c1d2e3a4b',
    networkId: '88550801-e892-4f8e-b21b-f7147f604f69',
    subnetCidr: '10.20.0.0/24',
    azList: ['eu-west-101a', 'eu-west-101b'],
    publicIpId: '',
  };
  const common = {
    projectId,
    alias: '',
    authType: 'NONE',
    status: 'Available',
    createUser: 'lin',
    latestJobId: 0,
    enterpriseProjectId: '0',
    enterpriseProjectName: 'default',
    network,
  } as const;
  addWithHistory(state, {
    ...common,
    id: prodEngineId,
    name: 'prod-engine',
    description: 'Registry and configuration of the shop',
    specType: 'CSE2',
    flavor: 'cse.s1.medium2',
    version: '2.3.4',
    createTime: now - 120 * day,
    address: '10.20.0.100',
    served: true,
    inputs: { nodeFlavor: 's6.large.2', is_arm_cluster: 'false' },
  });
  addWithHistory(state, {
    ...common,
    id: nacosEngineId,
    name: 'nacos-engine',
    description: 'Experiments of the platform team',
    specType: 'Nacos2',
    flavor: 'cse.nacos2.c1.large.10',
    version: latestVersions.Nacos2,
    createTime: now - 30 * day,
    address: '10.20.0.101',
    served: false,
    inputs: {},
  });
}

/** An engine and the job that once created it. */
function addWithHistory(state: CseState, engine: Engine): void {
  state.engines.push(engine);
  const { createUser, createTime } = engine;
  const job = startJob(state, engine, { type: 'Create', change: {}, createUser, now: createTime, pace: 1 });
  job.settled = true;
  engine.status = 'Available';
}
