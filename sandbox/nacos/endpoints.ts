import {
  createNacosNamespace,
  deleteNacosNamespace,
  listNacosNamespaces,
  updateNacosNamespace,
} from '../../api/catalogue/nacos/namespaces';
import type { Cse } from '../cse/cse';
import { engineEndpoint, succeed } from '../cse/endpoint';
import { pageOf } from '../cse/paging';
import { json } from '../http/exchange';
import type { Endpoint, WireRequest } from '../http/exchange';
import {
  configurationQuota,
  createNamespace,
  deleteNamespace,
  namespacesOf,
  reservedName,
  updateNamespace,
} from './namespaces';
import type { NacosState } from './state';

/** Namespaces of Nacos engines. Source: CSE API Reference, chapter 6. */
export function nacosEndpoints(cse: Cse, state: NacosState): Endpoint[] {
  const endpoints = [
    engineEndpoint(cse, listNacosNamespaces, ({ input, engine }) => {
      const reserved = { id: '', name: reservedName, description: '', configurations: 0 };
      const all = [reserved, ...namespacesOf(state, engine.id)].map((one) => ({
        namespace: one.id,
        namespaceShowName: one.name,
        namespaceDesc: one.description,
        quota: configurationQuota,
        configCount: one.configurations,
        type: one.id === '' ? 0 : 1,
      }));
      return succeed(listNacosNamespaces, { code: 200, message: null, data: pageOf(all, input) });
    }),

    engineEndpoint(cse, createNacosNamespace, ({ input, engine }) => {
      const texts = { name: input.namespaceName, description: input.namespaceDesc ?? '' };
      createNamespace(state, engine.id, input.customNamespaceId, texts);
      return json(200, true);
    }),

    engineEndpoint(cse, updateNacosNamespace, ({ input, engine }) => {
      const texts = { name: input.namespaceShowName, description: input.namespaceDesc };
      updateNamespace(state, engine.id, input.namespace, texts);
      return json(200, true);
    }),

    engineEndpoint(cse, deleteNacosNamespace, ({ input, engine }) => {
      deleteNamespace(state, engine.id, input.namespaceId);
      return json(200, true);
    }),
  ];
  return endpoints.map((endpoint) => ({
    ...endpoint,
    answer: (request, closed) => endpoint.answer(withForm(request), closed),
  }));
}

/** Nacos is a servlet: a form in the body counts like the query, which goes first. */
function withForm(request: WireRequest): WireRequest {
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true)
    return request;
  const form = Object.fromEntries(new URLSearchParams(request.body.toString('utf8')));
  return { ...request, query: { ...form, ...request.query } };
}
