import assert from 'node:assert/strict';
import { Value } from 'typebox/value';
import { getComponentInstance } from '../../../../api/catalogue/servicestage/instances';
import { getJob } from '../../../../api/catalogue/servicestage/jobs';
import { demoState } from '../../../../sandbox/seeds/demo/demo';
import { buildFailure } from '../../../../sandbox/servicestage/builds';
import { checkDeployment } from '../../../../sandbox/servicestage/deployments';
import { ServiceStageState } from '../../../../sandbox/servicestage/state';
import { project_id, startStage } from './running';
import { assertEvery } from '../../../every';

const now = Date.parse('2026-01-01T00:00:00Z');
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}';

/** The demo's ServiceStage, as if its project were that of the tests. */
function startDemo() {
  const { servicestage } = demoState(now);
  const own = JSON.stringify(servicestage).replaceAll('a4a5d4098fb4474fa22cd05f897d6b99', project_id);
  return startStage(JSON.parse(own) as ServiceStageState);
}

describe('sandbox: the demo company on ServiceStage', () => {
  const { servicestage: state, registry } = demoState(now);
  const find = (name: string) => {
    const found = state.instances.find((one) => one.name === name);
    assert.ok(found);
    return found;
  };

  it('is the same at every start, and can be stored', () => {
    assert.deepEqual(demoState(now).servicestage, state);
    assert.deepEqual(Value.Errors(ServiceStageState, JSON.parse(JSON.stringify(state))), []);
  });

  it('has ids of the documented form, each once', () => {
    const things = [...state.environments, ...state.applications, ...state.components, ...state.instances];
    for (const { id } of things) assert.match(id, new RegExp(`^${uuid}$`));
    for (const { id } of state.jobs) assert.match(id, new RegExp(`^JOB${uuid}$`));
    const tasks = state.jobs.flatMap((job) => job.tasks);
    for (const { id } of tasks) assert.match(id, new RegExp(`^Task-${uuid}$`));
    const ids = [...things, ...state.jobs, ...tasks].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('deploys eight services of a shop to three environments', () => {
    assert.deepEqual(
      state.environments.map(({ name }) => name),
      ['dev', 'test', 'prod'],
    );
    const shop = state.applications.find(({ name }) => name === 'shop');
    assert.equal(state.components.filter((one) => one.application_id === shop?.id).length, 8);
    for (const { id } of state.environments) {
      assert.ok(state.instances.some(({ environment_id }) => environment_id === id));
    }
  });

  it('runs in production and testing what its registry has', () => {
    const environments = { prod: 'production', test: 'testing' };
    for (const [name, registered] of Object.entries(environments)) {
      const environment = state.environments.find((one) => one.name === name);
      for (const { service } of registry.services.filter((one) => one.service.environment === registered)) {
        const component = state.components.find((one) => one.name === service.serviceName);
        const versions = state.instances
          .filter((one) => one.environment_id === environment?.id && one.component_id === component?.id)
          .map(({ deployment }) => deployment.version);
        assert.ok(versions.includes(service.version), `${service.serviceName} ${service.version} in ${name}`);
      }
    }
  });

  it('is not well everywhere', () => {
    const how = (name: string) => {
      const { status, available_replica, deployment } = find(name);
      return [status, available_replica, deployment.replica];
    };
    assert.deepEqual(how('orders'), ['PARTIALLY_FAILED', 1, 2]);
    assert.deepEqual(how('search-dev'), ['STOPPED', 0, 1]);
    assert.deepEqual(how('recommendations'), ['FAILED', 0, 1]);
    assert.deepEqual(how('cart'), ['RUNNING', 3, 3]);
  });

  it('could deploy again everything that it runs, and build its code', () => {
    const stage = { state, clock: startStage().clock, pace: 1, authorize: () => assert.fail() };
    for (const { component_id, environment_id, deployment } of state.instances) {
      const component = state.components.find(({ id }) => id === component_id);
      const environment = state.environments.find(({ id }) => id === environment_id);
      assert.ok(component && environment);
      checkDeployment(stage, component, environment, deployment);
    }
    for (const component of state.components) assert.equal(buildFailure(state, component), undefined);
  });

  it('keeps the history of its jobs', async () => {
    const { call } = startDemo();
    const { last_job_id, application_id, component_id, id: instance_id } = find('recommendations');
    const { job, tasks } = await call(getJob, { project_id, job_id: last_job_id });
    assert.deepEqual([job.EXECUTION_STATUS, job.SERVICE_INSTANCE_ID], ['FAILED', instance_id]);
    assert.match(tasks?.at(-1)?.MESSAGES ?? '', /Failed to pull image/);
    const shown = await call(getComponentInstance, { project_id, application_id, component_id, instance_id });
    assert.equal(shown.status_detail?.last_job_status, 'FAILED');
    assert.deepEqual(
      find('orders').snapshots.map(({ deployment }) => deployment.version),
      ['2.2.0', '2.3.0', '2.3.1'],
    );
    const times = state.jobs.map(({ start_time }) => start_time);
    assertEvery(times, (time) => time < now);
  });

  it('has its code on Git hosts, and one sign-in that has expired', () => {
    const { authorizations, repositories } = state.git;
    assert.deepEqual(
      authorizations.filter(({ expired }) => expired).map(({ name }) => name),
      ['bitbucket-old'],
    );
    const cart = repositories.find(({ name }) => name === 'cart');
    assert.deepEqual(Object.keys(cart?.tags ?? {}), ['v1.0.0', 'v1.0.5', 'v1.1.0']);
    assert.deepEqual(Object.keys(cart?.branches ?? {}), ['master', 'develop']);
  });
});
