import {
  createKieKv,
  deleteKieKv,
  deleteKieKvs,
  getKieKv,
  updateKieKv,
} from '../../../api/catalogue/kie/configurations';
import { empty } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { idOf, itemOf, projectOf } from '../addressed';
import { readBody, readItem, readList, readObject, readText } from '../document';
import { kieEndpoint, succeed } from '../endpoint';
import { refuse } from '../errors';
import { createItem, deleteItems, updateItem } from '../items';
import type { Kie } from '../kie';
import { brokenUpdateRules } from '../rules';
import { toResponse } from '../to-response';

/** Single configuration items. Source: CSE API Reference, section 7.7; kie, section 1. */
export function itemsEndpoints(kie: Kie): Endpoint[] {
  return [
    kieEndpoint(kie, createKieKv, (request) => {
      const item = createItem(kie, projectOf(request), readItem(readBody(createKieKv, request)));
      return succeed(createKieKv, request, toResponse(item));
    }),

    kieEndpoint(kie, getKieKv, (request) => succeed(getKieKv, request, toResponse(itemOf(kie, request)))),

    kieEndpoint(kie, updateKieKv, (request) => {
      const body = readObject(readBody(updateKieKv, request), 'UpdateKVRequest');
      const value = readText(body['value'], 'UpdateKVRequest.value');
      const status = readText(body['status'], 'UpdateKVRequest.status');
      const problem = brokenUpdateRules({ value, status }, idOf(request));
      if (problem !== undefined) throw refuse(400001, problem);
      return succeed(
        updateKieKv,
        request,
        toResponse(updateItem(kie, itemOf(kie, request), { value, status })),
      );
    }),

    kieEndpoint(kie, deleteKieKv, (request) => {
      deleteItems(kie, [itemOf(kie, request)]);
      return empty(204);
    }),

    kieEndpoint(kie, deleteKieKvs, (request) => {
      const { ids } = readObject(readBody(deleteKieKvs, request), 'DeleteBody');
      const wanted = new Set(readList(ids, 'DeleteBody.ids').map((id) => readText(id, 'DeleteBody.ids')));
      const project = projectOf(request);
      deleteItems(
        kie,
        kie.state.items.filter((item) => item.project === project && wanted.has(item.id)),
      );
      return empty(204);
    }),
  ];
}
