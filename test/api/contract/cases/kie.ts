import assert from 'node:assert/strict';
import {
  createKieKv,
  deleteKieKv,
  deleteKieKvs,
  getKieKv,
  listKieKvs,
  listKieRevisions,
  updateKieKv,
} from '../../../../api/catalogue/kie/configurations';
import { importKieFile } from '../../../../api/catalogue/kie/files';
import { listKiePolls } from '../../../../api/catalogue/kie/polls';
import { getKieHealth } from '../../../../api/catalogue/kie/health';
import { contract } from '../contract';
import type { Contract } from '../contract';
import { engineProject } from '../place';
import type { Place } from '../place';
import { noSuch, withoutToken } from './registry-refusals';

const project = { project_id: engineProject };
const noItem = { with: noSuch('kv_id'), status: 404, code: '404001' } as const;

/** Makes an item and answers what names it in a path. */
async function anItem(place: Place): Promise<{ project_id: string; kv_id: string }> {
  const body = { key: place.unique('contract.key'), value: '1', value_type: 'text' } as const;
  const { id } = await place.client('kie').call(createKieKv, { ...project, body });
  return { ...project, kv_id: id };
}

export const kieContracts: readonly Contract[] = [
  contract(createKieKv, {
    valid: (place) => ({ ...project, body: { key: place.unique('contract.new'), value: 'on' } }),
    check: (item) => assert.equal(item.value, 'on'),
    refused: {
      with: (place) => ({ body: { key: place.unique('contract.bad'), status: 'on' } }),
      status: 400,
      code: '400001',
    },
  }),
  contract(updateKieKv, {
    valid: async (place) => ({ ...(await anItem(place)), body: { value: '2' } }),
    check: (item) => assert.equal(item.value, '2'),
    refused: noItem,
  }),
  contract(getKieKv, { valid: anItem, check: (item) => assert.equal(item.value, '1'), refused: noItem }),
  contract(listKieKvs, {
    valid: async (place) => {
      await anItem(place);
      return { ...project, limit: 1 };
    },
    check: ({ data }) => assert.equal(data.length, 1),
    refused: { with: { wait: 'soon' }, status: 400, code: '400001' },
  }),
  contract(deleteKieKv, { valid: anItem, refused: noItem }),
  contract(deleteKieKvs, {
    valid: async (place) => ({ ...project, body: { ids: [(await anItem(place)).kv_id] } }),
    refused: withoutToken,
  }),
  contract(listKieRevisions, {
    valid: anItem,
    check: ({ data }) => assert.equal(data.length, 1),
    refused: { ...noItem, status: 500, code: '500001', or: { status: 404, code: '404001' } },
  }),
  contract(importKieFile, {
    valid: (place) => {
      const data = [{ key: place.unique('contract.file'), value: '1' }];
      return { ...project, override: 'force' as const, body: { data } };
    },
    check: ({ success }) => assert.equal(success?.length, 1),
    refused: { with: { override: undefined }, status: 400, code: '400001' },
  }),
  contract(getKieHealth, {
    valid: () => ({}),
    check: ({ revision }) => assert.ok(revision !== undefined),
    refused: 'cannot be provoked',
  }),
  contract(listKiePolls, {
    valid: async (place) => {
      const sessionId = place.unique('contract-client');
      await anItem(place);
      await place.client('kie').call(listKieKvs, { ...project, 'X-Session-Id': sessionId });
      return { ...project, sessionId };
    },
    check: ({ data }) => assert.equal(data?.length, 1),
    refused: { with: noSuch('sessionId'), status: 404, code: '404001' },
  }),
];
