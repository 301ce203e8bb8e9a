import assert from 'node:assert/strict';
import {
  createGitPrivateTokenAuthorization,
  deleteGitAuthorization,
} from '../../../../api/catalogue/git/authorizations';
import { createGitProject } from '../../../../api/catalogue/git/projects';
import { updateComponent } from '../../../../api/catalogue/servicestage/components';
import {
  createComponentInstance,
  deleteComponentInstance,
  getComponentInstance,
  listComponentInstanceSnapshots,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../../api/catalogue/servicestage/instances';
import { getJob } from '../../../../api/catalogue/servicestage/jobs';
import {
  image,
  longJob,
  makeComponent,
  makeEnvironment,
  makeInstance,
  newInstance,
  project_id,
  startStage,
} from './running';
import type { TestStage } from './running';

const missing = { cart: { ...image, url: 'swr.example.com/shop/cart:missing' } };

async function deploy(stage: TestStage, change: Parameters<typeof newInstance>[1] = {}) {
  const component = await makeComponent(stage);
  const body = newInstance(await makeEnvironment(stage), change);
  const { job_id, instance_id } = await stage.call(createComponentInstance, { ...component, body });
  return { job_id, at: { ...component, instance_id } };
}

describe('sandbox: jobs', () => {
  let stage: TestStage;
  beforeEach(() => {
    stage = startStage();
  });
  const show = async (job_id: string, query: object = {}) => {
    const { job, tasks, task_count } = await stage.call(getJob, { project_id, job_id, ...query });
    const shown = (tasks ?? []).map(({ TASK_NAME, TASK_STATUS }) => `${TASK_NAME} ${TASK_STATUS}`);
    return { job, tasks: tasks ?? [], shown, task_count };
  };
  const statuses = async (job_id: string) => {
    const { job, tasks } = await show(job_id);
    return [job.EXECUTION_STATUS, tasks.map(({ TASK_STATUS }) => TASK_STATUS)];
  };

  it('show what they are, for whom and by whom', async () => {
    const { job_id, at } = await deploy(stage);
    const { job, task_count } = await show(job_id);
    assert.match(job_id, /^JOB[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.deepEqual(job, {
      JOB_ID: job_id,
      JOB_NAME: 'provision/provMain',
      JOB_TYPE: 'PROVISION',
      JOB_DESC: 'provision/provMain',
      EXECUTION_STATUS: 'RUNNING',
      SERVICE_INSTANCE_ID: at.instance_id,
      PROJECT_ID: project_id,
      ORDER_ID: '',
      CREATED_BY: 'id-of-lin',
    });
    assert.equal(task_count, 5);
    stage.advance(longJob);
    const types: unknown[] = [];
    for (const action of ['stop', 'start', 'restart'] as const) {
      const started = await stage.call(runComponentInstanceAction, { ...at, body: { action } });
      types.push((await show(started.job_id)).job.JOB_TYPE);
      stage.advance(longJob);
    }
    const deleted = await stage.call(deleteComponentInstance, at);
    types.push((await show(deleted.job_id)).job.JOB_TYPE);
    assert.deepEqual(types, ['DAILY_OPERATION', 'DAILY_OPERATION', 'DAILY_OPERATION', 'DEPROVISION']);
  });

  it('do one task after the other', async () => {
    const { job_id, at } = await deploy(stage);
    const begun = stage.clock.now();
    assert.deepEqual(await statuses(job_id), [
      'RUNNING',
      ['RUNNING', 'SUBMITTED', 'SUBMITTED', 'SUBMITTED', 'SUBMITTED'],
    ]);
    stage.advance(1000);
    assert.deepEqual(await statuses(job_id), [
      'RUNNING',
      ['SUCCEEDED', 'RUNNING', 'SUBMITTED', 'SUBMITTED', 'SUBMITTED'],
    ]);
    stage.advance(8000 + 1000 + 15_000);
    assert.deepEqual(await statuses(job_id), [
      'RUNNING',
      ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'RUNNING'],
    ]);
    stage.advance(19_999);
    assert.equal((await stage.call(getComponentInstance, at)).status_detail?.status, 'CREATING');
    const { tasks } = await show(job_id);
    assert.deepEqual(
      tasks.map(({ TASK_INDEX }) => TASK_INDEX),
      [1, 2, 3, 4, 5],
    );
    const time = (milliseconds: number) => new Date(begun + milliseconds).toISOString();
    assert.deepEqual(
      [tasks[1], tasks[4]].map((task) => [task?.CREATED_AT, task?.LAST_HEALTH_CHECK]),
      [
        [time(1000), time(9000)],
        [time(25_000), time(44_999)],
      ],
    );
    stage.advance(1);
    const { status_detail, update_time } = await stage.call(getComponentInstance, at);
    assert.deepEqual([status_detail?.status, update_time], ['RUNNING', begun + 45_000]);
    stage.advance(longJob);
    assert.deepEqual(await statuses(job_id), ['SUCCEEDED', Array.from({ length: 5 }, () => 'SUCCEEDED')]);
  });

  it('fail where the image is missing, and skip the rest', async () => {
    const { job_id, at } = await deploy(stage, { artifacts: missing });
    stage.advance(longJob);
    assert.deepEqual(await statuses(job_id), [
      'FAILED',
      ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'FAILED'],
    ]);
    const { tasks } = await show(job_id);
    const detail = 'Failed to pull image "swr.example.com/shop/cart:missing": not found.';
    assert.deepEqual(JSON.parse(tasks[4]?.MESSAGES ?? ''), { Message: 'SVCSTG.00100501', Detail: detail });
    assert.equal(tasks[0]?.MESSAGES, '{}');
    const { status_detail } = await stage.call(getComponentInstance, at);
    const { status, available_replica, fail_detail, last_job_id, last_job_status } = status_detail ?? {};
    assert.deepEqual(
      [status, available_replica, fail_detail, last_job_id, last_job_status],
      ['FAILED', 0, detail, job_id, 'FAILED'],
    );
    assert.equal((await stage.call(listComponentInstanceSnapshots, at)).count, 0, 'nothing to go back to');
  });

  it('are tried again with the next version', async () => {
    const { at } = await deploy(stage, { artifacts: missing });
    stage.advance(longJob);
    const again = await stage.call(runComponentInstanceAction, { ...at, body: { action: 'restart' } });
    stage.advance(longJob);
    assert.equal((await show(again.job_id)).job.EXECUTION_STATUS, 'FAILED', 'it is still missing');
    await stage.call(updateComponentInstance, {
      ...at,
      body: { version: '1.0.1', artifacts: { cart: image } },
    });
    stage.advance(longJob);
    const { status_detail, version } = await stage.call(getComponentInstance, at);
    assert.deepEqual(
      [version, status_detail?.status, status_detail?.fail_detail],
      ['1.0.1', 'RUNNING', null],
    );
  });

  for (const [upgrade, status, left] of [
    ['RollingUpdate', 'PARTIALLY_FAILED', 2],
    ['Recreate', 'FAILED', 0],
  ] as const) {
    it(`that fail with ${upgrade} leave ${left} old copies, until a rollback`, async () => {
      const configuration = { strategy: { upgrade } };
      const { at } = await makeInstance(stage, { configuration });
      const next = { version: '1.1.0', artifacts: missing, configuration };
      await stage.call(updateComponentInstance, { ...at, body: next });
      stage.advance(longJob);
      const failed = await stage.call(getComponentInstance, at);
      assert.deepEqual(
        [failed.version, failed.status_detail?.status, failed.status_detail?.available_replica],
        ['1.1.0', status, left],
      );
      const snapshots = await stage.call(listComponentInstanceSnapshots, at);
      assert.deepEqual(
        snapshots.snapshots.map((one) => [one.version, one.instance_id, one.description]),
        [['1.0.0', at.instance_id, '{"action":"New Version: 1.0.0"}']],
      );
      const body = { action: 'rollback' as const, parameters: { version: '1.0.0' } };
      await stage.call(runComponentInstanceAction, { ...at, body });
      stage.advance(longJob);
      const { version, artifacts, status_detail } = await stage.call(getComponentInstance, at);
      assert.deepEqual(
        [version, artifacts, status_detail?.status, status_detail?.available_replica],
        ['1.0.0', { cart: image }, 'RUNNING', 2],
      );
      assert.equal((await stage.call(listComponentInstanceSnapshots, at)).count, 1);
    });
  }

  it('are cancelled when a forced deletion takes their place', async () => {
    const { job_id, at } = await deploy(stage);
    stage.advance(5000);
    const deletion = await stage.call(deleteComponentInstance, { ...at, force: true });
    stage.advance(longJob);
    assert.deepEqual(await statuses(job_id), [
      'CANCELLED',
      ['SUCCEEDED', 'CANCELLED', 'SKIPPED', 'SKIPPED', 'SKIPPED'],
    ]);
    const { tasks } = await show(job_id);
    assert.ok(Date.parse(tasks[1]?.LAST_HEALTH_CHECK ?? '') < stage.clock.now() - longJob + 1);
    assert.equal((await show(deletion.job_id)).job.EXECUTION_STATUS, 'SUCCEEDED');
    assert.deepEqual(await stage.refusal(getComponentInstance, at), [404, 'SVCSTG.00100412']);
  });

  it('show their tasks by page and order, and the count of all', async () => {
    const { job_id } = await deploy(stage);
    const indexes = async (query: object) => {
      const { tasks, task_count } = await show(job_id, query);
      return [task_count, ...tasks.map(({ TASK_INDEX }) => TASK_INDEX)];
    };
    assert.deepEqual(await indexes({ limit: 2 }), [5, 1, 2]);
    assert.deepEqual(await indexes({ limit: 2, offset: 4 }), [5, 5]);
    assert.deepEqual(await indexes({ limit: 0 }), [5]);
    assert.deepEqual(await indexes({ offset: 9 }), [5]);
    assert.deepEqual(await indexes({ desc: 'true', limit: 2, offset: 1 }), [5, 4, 3]);
    assert.deepEqual(await indexes({ desc: 'false', offset: 3 }), [5, 4, 5]);
    for (const wrong of [{ limit: -1 }, { limit: 'x' }, { offset: -1 }, { desc: 'yes' }]) {
      assert.deepEqual(await stage.refusal(getJob, { project_id, job_id, ...wrong }), [
        400,
        'SVCSTG.00100400',
      ]);
    }
  });

  it('are found by id, and by instance when one is named', async () => {
    const { job_id, at } = await deploy(stage);
    const { instance_id } = at;
    assert.equal((await show(job_id, { instance_id })).job.JOB_ID, job_id);
    const unknown = [404, 'SVCSTG.00100429'];
    assert.deepEqual(await stage.refusal(getJob, { project_id, job_id, instance_id: 'other' }), unknown);
    assert.deepEqual(await stage.refusal(getJob, { project_id, job_id: 'none' }), unknown);
    assert.deepEqual(await stage.refusal(getJob, { project_id, job_id: '' }), [400, 'SVCSTG.00100414']);
  });
});

describe('sandbox: jobs that build', () => {
  const repo_url = 'https://github.com/lin/cart.git';
  const built = { cart: { ...image, url: 'cart:v1' } };
  let stage: TestStage;
  let component: Awaited<ReturnType<typeof makeComponent>>;
  let environment_id: string;
  beforeEach(async () => {
    stage = startStage();
    await stage.call(createGitPrivateTokenAuthorization, {
      project_id,
      repo_type: 'github',
      body: { name: 'github-lin', token: 'secret' },
    });
    const access = { project_id, 'X-Repo-Auth': 'github-lin', namespace: 'lin' };
    await stage.call(createGitProject, { ...access, body: { name: 'cart' } });
    const spec = { repo_type: 'GitHub' as const, repo_url, repo_auth: 'github-lin' };
    component = await makeComponent(stage, { source: { kind: 'code', spec } });
    environment_id = await makeEnvironment(stage);
  });
  const outcome = async () => {
    const body = newInstance(environment_id, { artifacts: built });
    const { job_id } = await stage.call(createComponentInstance, { ...component, body });
    stage.advance(longJob);
    const { job, tasks } = await stage.call(getJob, { project_id, job_id });
    return { status: job.EXECUTION_STATUS, tasks: tasks ?? [] };
  };
  const changeSource = async (change: object) => {
    const spec = { repo_type: 'GitHub' as const, repo_url, repo_auth: 'github-lin', ...change };
    await stage.call(updateComponent, { ...component, body: { source: { kind: 'code', spec } } });
  };

  it('build before they deploy', async () => {
    const { status, tasks } = await outcome();
    assert.equal(status, 'SUCCEEDED');
    assert.deepEqual(
      tasks.map(({ TASK_NAME }) => TASK_NAME),
      [
        'SEPARATOR_PREPARE_RESOURCES',
        'CHECK_RESOURCES',
        'SEPARATOR_BUILDING',
        'BUILD_ARTIFACT',
        'SEPARATOR_DEPLOYING',
        'DEPLOY_WORKLOAD',
        'CHECK_WORKLOAD',
      ],
    );
  });

  const failing: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
    [
      'the branch is not there',
      () => changeSource({ repo_ref: 'next' }),
      /There is no branch or tag next in/,
    ],
    [
      'the repository is not there',
      () => changeSource({ repo_url: 'https://github.com/lin/none.git' }),
      /none\.git cannot be read/,
    ],
    [
      'the authorization is gone',
      () => stage.call(deleteGitAuthorization, { project_id, name: 'github-lin' }),
      /github-lin does not exist/,
    ],
  ];
  for (const [what, prepare, reason] of failing) {
    it(`fail when ${what}`, async () => {
      await prepare();
      const { status, tasks } = await outcome();
      assert.deepEqual(
        [status, tasks[3]?.TASK_STATUS, tasks[4]?.TASK_STATUS],
        ['FAILED', 'FAILED', 'SKIPPED'],
      );
      assert.match(tasks[3]?.MESSAGES ?? '', /^\{"Message":"ECC00011","Detail":"Building failed\. /);
      assert.match(tasks[3]?.MESSAGES ?? '', reason);
    });
  }
});
