import assert from 'node:assert/strict';
import { engines, scopeOfEngine } from '../../../resources/cse/engines';
import { policies } from '../../../resources/cse/policies';
import { kieItems } from '../../../resources/kie/items';
import { operationLogs } from '../../../resources/lain/operation-logs';
import { procs } from '../../../resources/lain/procs';
import { providers } from '../../../resources/registry/dependencies';
import { microservices } from '../../../resources/registry/microservices';
import type { ResourceKind } from '../../../resources/resource-kind';
import { applications } from '../../../resources/servicestage/applications';
import { componentOverviews } from '../../../resources/servicestage/component-overviews';
import { components } from '../../../resources/servicestage/components';
import { itemRef, startActing, type ActingStage } from './acting';

describe('lists of other kinds after an action', () => {
  let stage: ActingStage;

  beforeEach(async () => void (stage = await startActing()));
  afterEach(() => stage.close());

  /** What a row shows that was opened before: the list as it is known, which only an action makes old. */
  async function shown<Scope, Item>(kind: ResourceKind<Scope, Item>, scope: Scope): Promise<readonly Item[]> {
    const { items, error } = await stage.lists.get(kind, stage.session, scope, { maxAgeMs: Infinity });
    assert.equal(error, undefined);
    return items;
  }

  it('name a component anew', async () => {
    const scope = { applicationId: (await stage.item(applications, {}, 'platform')).id };
    const names = async () => (await shown(componentOverviews, scope)).map(({ name }) => name);
    const [before] = await stage.items(components, scope);
    assert.ok(before && (await names()).includes(before.name));
    const answers = { name: 'renamed', description: '' };
    const { result } = await stage.act('changeComponent', itemRef(components, scope, before), answers);
    assert.equal(result.state, 'done', result.message);
    assert.ok((await names()).includes('renamed'));
  });

  it('leave out a deleted version among those that another one calls', async () => {
    const of = (name: string) => (one: { readonly serviceName: string }) => one.serviceName === name;
    const { serviceId } = await stage.item(microservices, {}, 'cart 1.1.0');
    const called = async () => (await shown(providers, { serviceId })).some(of('inventory'));
    assert.equal(await called(), true);
    const inventory = await stage.item(microservices, {}, 'inventory 1.7.0');
    await stage.act('deleteMicroservice', itemRef(microservices, {}, inventory));
    assert.equal(await called(), false);
  });

  it('tell which operation on an app it was', async () => {
    const scope = { app: 'hello-world' };
    const before = await shown(operationLogs, scope);
    const web = await stage.item(procs, scope, 'web');
    await stage.act('scaleProc', itemRef(procs, scope, web), { num_instances: '4' });
    const after = await shown(operationLogs, scope);
    assert.deepEqual([after.length, after[0]?.operation], [before.length + 1, 'SCALE']);
  });

  it('show the state of a policy whose configuration item was switched off', async () => {
    const scope = scopeOfEngine(await stage.item(engines, {}, 'prod-engine'));
    const status = async () =>
      (await shown(policies, scope)).find(({ kind, name }) => kind === 'retry' && name === 'stock-query')
        ?.status;
    assert.equal(await status(), 'enabled');
    const item = await stage.item(kieItems, {}, 'servicecomb.retry.stock-query');
    await stage.act('disableKieItem', itemRef(kieItems, {}, item));
    assert.equal(await status(), 'disabled');
  });
});
