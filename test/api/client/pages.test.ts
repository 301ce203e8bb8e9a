import assert from 'node:assert/strict';
import {
  createKieKv,
  listKieKvs,
  listKieRevisions,
  updateKieKv,
} from '../../../api/catalogue/kie/configurations';
import { createApplication, listApplications } from '../../../api/catalogue/servicestage/applications';
import type { Place } from '../contract/place';
import { sandboxPlace } from '../contract/place';

describe('lists with pages', () => {
  let place: Place;
  before(async () => (place = await sandboxPlace({ seed: 'empty' }, false)));
  after(() => place.close());

  async function all<One>(entries: AsyncIterable<One>): Promise<One[]> {
    const list: One[] = [];
    for await (const entry of entries) list.push(entry);
    return list;
  }

  it('of kie are read to the end, also those with several labels', async () => {
    const project = { project_id: 'default' };
    const kie = place.client('kie');
    const keys = Array.from({ length: 23 }, (_, index) => `key-${String(index).padStart(2, '0')}`);
    for (const key of keys) {
      const labels = { app: 'shop', environment: key < 'key-05' ? 'testing' : 'production' };
      await kie.call(createKieKv, { ...project, body: { key, value: '1', status: 'enabled', labels } });
    }
    const read = await all(kie.pages(listKieKvs, { ...project, limit: 10 }));
    assert.deepEqual(read.map(({ key }) => key).sort(), keys);

    const label = ['app:shop', 'environment:testing'];
    assert.equal((await all(kie.pages(listKieKvs, { ...project, label, limit: 2 }))).length, 5);

    const [{ id: kv_id } = assert.fail()] = read;
    for (const value of ['2', '3']) await kie.call(updateKieKv, { ...project, kv_id, body: { value } });
    const history = await all(kie.pages(listKieRevisions, { ...project, kv_id, limit: 1 }));
    assert.deepEqual(
      history.map(({ value }) => value),
      ['3', '2', '1'],
    );
  });

  it('of ServiceStage are read to the end', async () => {
    const project = { project_id: place.project };
    const servicestage = place.client('servicestage');
    const names = Array.from({ length: 7 }, (_, index) => `pages-${index}`);
    for (const name of names) await servicestage.call(createApplication, { ...project, body: { name } });
    const read = await all(servicestage.pages(listApplications, { ...project, limit: 3, order_by: 'name' }));
    assert.deepEqual(read.map(({ name }) => name).sort(), names);
  });
});
