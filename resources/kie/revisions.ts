import { listKieRevisions } from '../../api/catalogue/kie/configurations';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import { readAll } from '../read-all';
import { below, type ListedKind } from '../resource-kind';
import { kieIdentity, kieItems } from './items';

/** The item that a history is of: by its id for the server, by key and labels for everybody else. */
export interface RevisionScope {
  readonly id: string;
  readonly identity: string;
}

/** The scope of an item's history. */
export function historyOf(item: KieItem): RevisionScope {
  return { id: item.id, identity: kieIdentity(item) };
}

/** Revisions of an item, the newest first; the server keeps the latest hundred. Source: kie §1. */
export const kieRevisions: ListedKind<RevisionScope, KieItem> = {
  id: 'kie/revision',
  service: 'kie',
  parents: [kieItems.id],
  below: below(kieItems, (_scope, item) => historyOf(item)),
  scopeKey: ({ id }) => id,
  identity: ({ update_revision }) => String(update_revision),
  name: ({ key, update_revision }) => `${key} ${String(update_revision)}`,
  details: ({ status }) => status ?? '',
  list: async (session, { id: kv_id }, signal) => {
    const client = await session.client('kie');
    const input = { project_id: session.project, kv_id };
    const { items, complete } = await readAll(() => client.pages(listKieRevisions, input, { signal }));
    const sorted = items.toSorted((one, other) => (other.update_revision ?? 0) - (one.update_revision ?? 0));
    return { items: sorted, complete };
  },
};
