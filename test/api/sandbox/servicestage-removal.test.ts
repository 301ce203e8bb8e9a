import assert from 'node:assert/strict';
import { deleteApplication } from '../../../api/catalogue/servicestage/applications';
import {
  deleteComponent,
  getComponent,
  listComponents,
  updateComponent,
} from '../../../api/catalogue/servicestage/components';
import { deleteComponentInstance } from '../../../api/catalogue/servicestage/instances';
import { failureOf } from './running';
import { deployCart, startWithStage } from './servicestage-running';

describe('sandbox: a component that is being deleted', () => {
  it('is shown so for a while, takes nothing, and keeps its application', async () => {
    const sandbox = await startWithStage({ seed: 'empty' });
    const { client, project_id, advance } = sandbox;
    try {
      const { component, at } = await deployCart(client, project_id);
      advance(15 * 60_000);
      await client.call(deleteComponentInstance, at);
      advance(15 * 60_000);
      await client.call(deleteComponent, component);

      const application = { project_id, application_id: component.application_id };
      const code = async (call: Promise<unknown>) => (await failureOf(call)).code;
      const change = { ...component, body: { description: 'Late' } };
      assert.equal((await client.call(getComponent, component)).status, 1);
      assert.equal((await client.call(listComponents, application)).count, 1);
      assert.equal(await code(client.call(updateComponent, change)), 'SVCSTG.00100432');
      assert.equal(await code(client.call(deleteApplication, application)), 'SVCSTG.00100401');

      advance(20_000);
      assert.equal(await code(client.call(getComponent, component)), 'SVCSTG.00100404');
      await client.call(deleteApplication, application);
    } finally {
      await sandbox.close();
    }
  });
});
