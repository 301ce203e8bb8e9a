import assert from 'node:assert/strict';
import { listApplications } from '../../../api/catalogue/servicestage/applications';
import { deleteComponent, listComponents } from '../../../api/catalogue/servicestage/components';
import { stageOf } from '../../../resources/servicestage/stage';
import { cases } from './kind-cases';
import { startDeploying, titlesOf, type DeployStage } from './stage';

const { above = [], text: instance } = cases['Instance'] ?? assert.fail();
const { text: component } = cases['Component'] ?? assert.fail();

describe('a component that is being deleted', () => {
  let target: DeployStage;
  beforeEach(async () => {
    target = await startDeploying({ seed: 'empty' });
    const { state } = await target.deploy(above.join('---\n'));
    assert.equal(state, 'reached');
    const { client, project_id } = await stageOf(target.session);
    const { applications = [] } = await client.call(listApplications, { project_id });
    const [{ id: application_id } = { id: '' }] = applications;
    const { components = [] } = await client.call(listComponents, { project_id, application_id });
    const [{ id: component_id } = { id: '' }] = components;
    await client.call(deleteComponent, { project_id, application_id, component_id });
    target.sandbox.advance(2000); // lists lag
  });
  afterEach(() => target.close());

  it('is created again when it is gone, with what belongs to it', async () => {
    const planned = await target.plan([component, instance].join('---\n'));
    assert.deepEqual(titlesOf(planned), ['create Component made', 'create Instance made']);
    assert.match(planned.plan.steps[0]?.notes?.join() ?? '', /is created again when that is done/);
    const { state, steps } = await target.apply(planned);
    assert.equal(state, 'reached', steps.map(({ result }) => result.message).join(' '));
    assert.deepEqual(
      titlesOf(await target.plan([component, instance].join('---\n'))).map((title) => title.split(' ')[0]),
      ['unchanged', 'unchanged'],
    );
  });

  it('takes nothing where no document describes it', async () => {
    const planned = await target.plan(instance);
    assert.deepEqual(titlesOf(planned), ['blocked Instance made']);
    assert.match(planned.plan.steps[0]?.reason ?? '', /It is being deleted: plan again when that is done\./);
  });
});
