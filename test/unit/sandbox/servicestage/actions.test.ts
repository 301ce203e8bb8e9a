import assert from 'node:assert/strict';
import {
  createComponentInstance,
  deleteComponentInstance,
  getComponentInstance,
  runComponentInstanceAction,
  updateComponentInstance,
} from '../../../../api/catalogue/servicestage/instances';
import { longJob, makeComponent, makeEnvironment, makeInstance, newInstance, startStage } from './running';
import type { TestStage } from './running';

const fine = [200, undefined];
const invalid = [400, 'SVCSTG.00100400'];
const undefinedAction = [400, 'SVCSTG.00100418'];
const notNow = [409, 'SVCSTG.00100419'];
const noSnapshot = [404, 'SVCSTG.00100436'];

type State = 'RUNNING' | 'STOPPED' | 'FAILED' | 'PARTIALLY_FAILED';

describe('sandbox: actions on instances', () => {
  let stage: TestStage;
  let at: Awaited<ReturnType<typeof makeInstance>>['at'];
  beforeEach(async () => {
    stage = startStage();
    ({ at } = await makeInstance(stage));
  });
  const act = (body: unknown) => stage.refusal(runComponentInstanceAction, { ...at, body });
  const detail = async () => (await stage.call(getComponentInstance, at)).status_detail;
  const settled = async () => {
    stage.advance(longJob);
    const { status, available_replica, replica, last_job_status } = (await detail()) ?? {};
    return [status, available_replica, replica, last_job_status];
  };

  it('stop, start and restart all copies', async () => {
    assert.deepEqual(await act({ action: 'stop' }), fine);
    assert.deepEqual([(await detail())?.status, (await detail())?.last_job_status], ['STOPPING', 'RUNNING']);
    assert.deepEqual(await settled(), ['STOPPED', 0, 2, 'SUCCEEDED']);
    assert.deepEqual(await act({ action: 'start' }), fine);
    assert.equal((await detail())?.status, 'STARTING');
    assert.deepEqual(await settled(), ['RUNNING', 2, 2, 'SUCCEEDED']);
    assert.deepEqual(await act({ action: 'restart' }), fine);
    assert.equal((await detail())?.status, 'RESTARTING');
    assert.deepEqual(await settled(), ['RUNNING', 2, 2, 'SUCCEEDED']);
  });

  it('scale up and down, as far as there is room', async () => {
    const scale = (replica: number) => act({ action: 'scale', parameters: { replica } });
    assert.deepEqual(await scale(4), fine);
    assert.deepEqual(await settled(), ['RUNNING', 4, 4, 'SUCCEEDED']);
    await scale(0);
    assert.deepEqual(await settled(), ['RUNNING', 0, 0, 'SUCCEEDED']);
    await scale(3);
    await settled();
    await scale(60);
    assert.deepEqual(await settled(), ['PARTIALLY_FAILED', 3, 60, 'FAILED']);
    assert.match((await detail())?.fail_detail ?? '', /0 of 10 further pods/);
    await scale(5);
    assert.deepEqual(await settled(), ['RUNNING', 5, 5, 'SUCCEEDED']);
    assert.equal((await detail())?.fail_detail, null);
  });

  it('roll back to a snapshot', async () => {
    await stage.call(updateComponentInstance, { ...at, body: { version: '1.1.0', description: 'Second' } });
    await settled();
    assert.deepEqual(await act({ action: 'rollback', parameters: { version: '0.9.0' } }), noSnapshot);
    assert.deepEqual(await act({ action: 'rollback', parameters: { version: '1.0.0' } }), fine);
    assert.equal((await detail())?.status, 'ROLLBACKING');
    await settled();
    const { version, description } = await stage.call(getComponentInstance, at);
    assert.deepEqual([version, description], ['1.0.0', '']);
  });

  const malformed: readonly (readonly [unknown, unknown])[] = [
    [undefined, invalid],
    [{}, undefinedAction],
    [{ action: 'explode' }, undefinedAction],
    [{ action: 'constructor' }, undefinedAction],
    [{ action: 7 }, undefinedAction],
    [{ action: 'scale' }, invalid],
    [{ action: 'scale', parameters: {} }, invalid],
    [{ action: 'scale', parameters: { replica: -1 } }, invalid],
    [{ action: 'scale', parameters: { replica: '3' } }, invalid],
    [{ action: 'rollback' }, invalid],
    [{ action: 'rollback', parameters: { version: '' } }, invalid],
    [{ action: 'rollback', parameters: { replica: 3 } }, invalid],
  ];
  for (const [body, refusal] of malformed) {
    it(`are refused as ${JSON.stringify(body)}`, async () => {
      assert.deepEqual(await act(body), refusal);
      assert.equal(stage.state.jobs.length, 1);
    });
  }

  const legal: readonly (readonly [State, readonly string[]])[] = [
    ['RUNNING', ['stop', 'restart', 'scale', 'rollback']],
    ['PARTIALLY_FAILED', ['stop', 'restart', 'scale', 'rollback']],
    ['FAILED', ['stop', 'restart', 'scale', 'rollback']],
    ['STOPPED', ['start', 'rollback']],
  ];
  const bodies = [
    { action: 'start' },
    { action: 'stop' },
    { action: 'restart' },
    { action: 'scale', parameters: { replica: 3 } },
    { action: 'rollback', parameters: { version: '1.0.0' } },
  ];
  for (const [state, actions] of legal) {
    for (const body of bodies) {
      const allowed = actions.includes(body.action);
      it(`${allowed ? 'let' : 'do not let'} ${state} instances ${body.action}`, async () => {
        await detail(); // its deployment ends when somebody looks
        const [instance] = stage.state.instances;
        assert.ok(instance);
        instance.status = state;
        assert.deepEqual(await act(body), allowed ? fine : notNow);
      });
    }
  }

  it('are refused while another one runs, all of them', async () => {
    await act({ action: 'restart' });
    for (const body of bodies) assert.deepEqual(await act(body), notNow);
    const upgrade = { ...at, body: { version: '2.0.0' } };
    assert.deepEqual(await stage.refusal(updateComponentInstance, upgrade), notNow);
    await settled();
    assert.deepEqual(await act({ action: 'restart' }), fine);
  });

  it('cannot delete while another one runs, unless that is forced', async () => {
    await act({ action: 'restart' });
    const cannot = [409, 'SVCSTG.00100423'];
    assert.deepEqual(await stage.refusal(deleteComponentInstance, at), cannot);
    assert.deepEqual(await stage.refusal(deleteComponentInstance, { ...at, force: true }), fine);
    assert.deepEqual(
      await stage.refusal(deleteComponentInstance, { ...at, force: true }),
      cannot,
      'it is being deleted',
    );
    assert.deepEqual(await act({ action: 'stop' }), notNow);
    stage.advance(longJob);
    assert.deepEqual(await act({ action: 'stop' }), [404, 'SVCSTG.00100412']);
  });

  it('scale on virtual machines when they say on which', async () => {
    const environment_id = await makeEnvironment(stage, {
      name: 'hosts',
      base_resources: [
        { id: 'host-1', type: 'ecs' },
        { id: 'host-2', type: 'ecs' },
      ],
    });
    const component = await makeComponent(stage, { name: 'mail' }, at.application_id);
    const jar = { storage: 'obs', type: 'package', url: 'obs://packages/mail.jar', auth: 'iam' } as const;
    const body = newInstance(environment_id, {
      artifacts: { mail: jar },
      refer_resources: [{ id: 'Default', type: 'ecs', parameters: { hosts: ['host-1'] } }],
    });
    const { instance_id } = await stage.call(createComponentInstance, { ...component, body });
    stage.advance(longJob);
    at = { ...component, instance_id };
    const scale = (hosts?: string[]) => act({ action: 'scale', parameters: { replica: 2, hosts } });
    assert.deepEqual(await scale(), invalid);
    assert.deepEqual(await scale([]), invalid);
    assert.deepEqual(await scale(['host-9']), invalid);
    assert.deepEqual(await scale(['host-1', 'host-2']), fine);
    await settled();
    const { refer_resources, platform_type } = await stage.call(getComponentInstance, at);
    const hosts = ['host-2', 'host-1']; // a set, in an order of its own
    assert.deepEqual(
      [platform_type, refer_resources],
      ['vmapp', [{ id: 'Default', type: 'ecs', parameters: { hosts } }]],
    );
  });
});
