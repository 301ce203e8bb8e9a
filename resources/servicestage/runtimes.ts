import { listRuntimes } from '../../api/catalogue/servicestage/meta';
import type { Runtime } from '../../api/catalogue/servicestage/shapes';
import type { Everything, ListedKind } from '../resource-kind';
import { stageOf } from './stage';

/** Runtimes that components can have. Source: ServiceStage API Reference, section 4.1.1. */
export const runtimes: ListedKind<Everything, Runtime> = {
  id: 'servicestage/runtime',
  service: 'servicestage',
  parents: [],
  scopeKey: () => '',
  identity: ({ type_name }) => type_name,
  name: ({ type_name }) => type_name,
  details: ({ display_name, type_desc }) => type_desc ?? display_name ?? '',
  list: async (session, _scope, signal) => {
    const { client, project_id } = await stageOf(session);
    const answer = await client.call(listRuntimes, { project_id }, { signal });
    return { items: answer.runtimes, complete: true };
  },
};
