import assert from 'node:assert/strict';
import {
  createNacosNamespace,
  deleteNacosNamespace,
  listNacosNamespaces,
  updateNacosNamespace,
} from '../../../../api/catalogue/nacos/namespaces';
import { contract } from '../contract';
import type { Contract } from '../contract';
import type { Place } from '../place';
import { inNacos } from './cse-parents';

const invalid = { status: 400, code: 'SVCSTG.00400100' } as const;
const texts = { namespaceShowName: 'Renamed', namespaceDesc: '' };

async function aNamespace(place: Place): Promise<string> {
  const id = place.unique('space');
  const named = { customNamespaceId: id, namespaceName: 'For contracts' };
  await place.client('nacos').call(createNacosNamespace, { ...inNacos(place), ...named });
  return id;
}

export const nacosContracts: readonly Contract[] = [
  contract(listNacosNamespaces, {
    valid: async (place) => {
      await aNamespace(place);
      return { ...inNacos(place), offset: 0, limit: 0 };
    },
    check: ({ data }) => assert.deepEqual(data[0]?.namespace, ''),
    refused: { with: { 'x-engine-id': 'none' }, status: 400, code: 'SVCSTG.00501116' },
    demo: true,
  }),
  contract(createNacosNamespace, {
    valid: (place) => ({
      ...inNacos(place),
      customNamespaceId: place.unique('space'),
      namespaceName: 'New',
    }),
    check: (done) => assert.equal(done, true),
    // Sent again as it was, it exists.
    refused: invalid,
    demo: true,
  }),
  contract(updateNacosNamespace, {
    valid: async (place) => ({ ...inNacos(place), ...texts, namespace: await aNamespace(place) }),
    check: (done) => assert.equal(done, true),
    refused: { with: { namespace: 'none' }, ...invalid },
    demo: true,
  }),
  contract(deleteNacosNamespace, {
    valid: async (place) => ({ ...inNacos(place), namespaceId: await aNamespace(place) }),
    check: (done) => assert.equal(done, true),
    // Sent again, it is gone.
    refused: invalid,
    demo: true,
  }),
];
