import assert from 'node:assert/strict';
import { emptyCse } from '../../../../sandbox/cse/cse';
import {
  createEngine,
  deleteEngine,
  findEngine,
  findJob,
  retryJob,
  upgradeEngine,
} from '../../../../sandbox/cse/engines/engines';
import { settleJobs } from '../../../../sandbox/cse/engines/jobs';
import type { WantedEngine } from '../../../../sandbox/cse/engines/new-engine';
import { progressOf } from '../../../../sandbox/cse/engines/progress';
import type { CseState, Engine } from '../../../../sandbox/cse/state';
import { codeOf, refusalOf } from './refused';

const owner = { projectId: 'p1', createUser: 'lin', enterpriseProjectId: '0' };
const wanted: WantedEngine = {
  name: 'shop-engine',
  payment: '1',
  flavor: 'cse.s1.small2',
  specType: 'CSE2',
  azList: ['eu-west-101a'],
  authType: 'NONE',
  vpc: 'vpc-shop',
  vpcId: 'v1',
  networkId: 'n1',
  subnetCidr: '10.20.0.0/24',
};
const hour = 3_600_000;

describe('sandbox: engines', () => {
  let state: CseState;
  const doing = (now: number) => ({ createUser: 'lin', now, pace: 1 });
  const create = (change: Partial<WantedEngine> = {}, now = 1000) =>
    createEngine(state, { ...wanted, ...change }, owner, doing(now));
  const engine = (): Engine => findEngine(state, 'p1', state.jobs[0]?.engineId ?? '');
  beforeEach(() => {
    state = emptyCse();
  });

  it('are created by a job whose phases run one after the other', () => {
    const job = create();
    assert.equal(engine().status, 'Creating');
    const statuses = (now: number) => progressOf(job, now).phases.map((one) => one.status);
    assert.deepEqual(statuses(999), ['Init', 'Init', 'Init']);
    assert.deepEqual(statuses(1000), ['Executing', 'Init', 'Init']);
    assert.deepEqual(statuses(1000 + 80_000), ['Finished', 'Executing', 'Init']);
    assert.deepEqual(statuses(1000 + 180_000), ['Finished', 'Finished', 'Finished']);
    assert.equal(progressOf(job, hour).endTime, 1000 + 180_000);
    settleJobs(state, hour);
    assert.equal(engine().status, 'Available');
  });

  it('fail where the subnet is too small, and may succeed at the second try', () => {
    const first = create({ subnetCidr: '10.20.0.0/29' });
    settleJobs(state, hour);
    assert.equal(engine().status, 'CreateFailed');
    assert.deepEqual(
      progressOf(first, hour).phases.map((one) => one.status),
      ['Error', 'Init', 'Init'],
    );
    retryJob(state, engine(), doing(hour));
    settleJobs(state, 2 * hour);
    assert.equal(engine().status, 'Available');
  });

  it('are refused with the code of what is wrong', () => {
    const code = (change: Partial<WantedEngine>) => codeOf(() => create(change));
    assert.equal(code({ name: '9lives' }), 'SVCSTG.00501201');
    assert.equal(code({ payment: '0' }), 'SVCSTG.00501103');
    assert.equal(code({ flavor: 'cse.nacos2.c1.large.10' }), 'SVCSTG.00501104');
    assert.equal(code({ azList: [] }), 'SVCSTG.00501105');
    assert.equal(code({ authType: 'RBAC' }), 'SVCSTG.00400100');
    assert.equal(code({}), undefined);
    assert.equal(code({}), 'SVCSTG.00501111');
    for (const name of ['two-x', 'three', 'four', 'five']) assert.equal(code({ name }), undefined);
    assert.equal(code({ name: 'six' }), 'SVCSTG.00501112');
  });

  it('are upgraded to newer versions that exist, and to no other', () => {
    create();
    settleJobs(state, hour);
    engine().version = '2.3.4';
    for (const version of ['2.3.4', '2.3.1', '9.0.0', 'latest']) {
      assert.equal(refusalOf(() => upgradeEngine(state, engine(), version, doing(hour)))?.status, 400);
    }
    upgradeEngine(state, engine(), '2.4.0', doing(hour));
    assert.deepEqual([engine().status, engine().version], ['Upgrading', '2.3.4']);
    settleJobs(state, 2 * hour);
    assert.deepEqual([engine().status, engine().version], ['Available', '2.4.0']);
  });

  it('are gone after their deletion, with their jobs', () => {
    const { engineId } = create();
    assert.equal(refusalOf(() => deleteEngine(state, engine(), doing(2000)))?.status, 400);
    settleJobs(state, hour);
    const job = deleteEngine(state, engine(), doing(hour));
    settleJobs(state, 2 * hour);
    const gone = {
      status: 400,
      body: {
        error_code: 'SVCSTG.00501116',
        error_msg: 'Failed to find the engine instance.',
        detail: `engine ${engineId} does not exist`,
      },
    };
    const looks = [
      () => findEngine(state, 'p1', engineId),
      () => findJob(state, 'p1', engineId, String(job.id)),
    ];
    for (const look of looks) assert.deepEqual(refusalOf(look), gone);
  });
});
