import assert from 'node:assert/strict';
import { runComponentInstanceAction } from '../../../api/catalogue/servicestage/instances';
import { applications } from '../../../resources/servicestage/applications';
import { components } from '../../../resources/servicestage/components';
import { finishJob } from '../../../resources/servicestage/instance-run';
import { componentInstances, pathOf } from '../../../resources/servicestage/instances';
import { stageOf } from '../../../resources/servicestage/stage';
import { startActing, type ActingStage } from './acting';

describe('a job that succeeds without leading to what is wanted', () => {
  let stage: ActingStage;
  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  it('says what else has changed the instance, which runs', async () => {
    const { id: applicationId } = await stage.item(applications, {}, 'shop');
    const { id: componentId } = await stage.item(components, { applicationId }, 'cart');
    const scope = { applicationId, componentId };
    const subject = await stage.item(componentInstances, scope, 'cart');
    const { client, project_id } = await stageOf(stage.session);
    const path = { project_id, ...pathOf({ ...scope, instanceId: subject.id }) };
    const body = { action: 'restart' } as const;
    const { job_id } = await client.call(runComponentInstanceAction, { ...path, body });
    const list: ActingStage['items'] = (...asked) => stage.items(...asked);
    const run = {
      clock: stage.clock,
      signal: new AbortController().signal,
      progress: () => undefined,
      changed: () => undefined,
    };
    const goal = { isReached: () => false, done: () => '' };
    const { state, message } = await finishJob({ ...stage, scope, subject, list }, job_id, run, goal);
    assert.equal(state, 'failed');
    assert.equal(
      message,
      'The job succeeded, but something else has changed cart since: it is running, in version 1.1.0.',
    );
  });
});
