import { createKieKv, deleteKieKv, listKieKvs, updateKieKv } from '../../api/catalogue/kie/configurations';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { Input } from '../../api/catalogue/operation';
import type { Session } from '../../connections/session';
import type { ListResult, WritableKind } from '../resource-kind';
import { maskSecret } from '../shown-value';

/** Labels of an item; they and the key identify it. */
export type Labels = Readonly<Record<string, string>>;

export interface KieScope {
  /** Exactly these labels, none when empty; items of all labels when left out. */
  readonly labels?: Labels;
}

export type KieDraft = Input<typeof createKieKv>['body'];

/** New value and status. An empty value keeps the old one; a value can't be emptied. */
export type KieChange = Input<typeof updateKieKv>['body'];

/** Maximum length of a key in a search; items may have longer keys. */
const maxKeyInSearch = 128;

/** Configuration items of an engine. Source: kie §2, §4. */
export const kieItems: WritableKind<KieScope, KieItem, KieDraft, KieChange> = {
  id: 'kie/item',
  service: 'kie',
  manifest: { apiVersion: 'kie/v1', kind: 'Config' },
  parents: [],
  scopeKey: ({ labels }) => (labels === undefined ? '' : labelsKey(labels)),
  identity: kieIdentity,
  name: ({ key }) => key,
  details: ({ labels = {} }) =>
    Object.entries(labels)
      .map(([name, value]) => `${name}=${maskSecret(name, value)}`)
      .join(', '),
  list: (session, { labels }, signal) => search(session, { labels }, signal),
  read: async (session, _scope, identity, signal) => {
    const { items } = await search(session, readIdentity(identity), signal);
    return items.find((item) => kieIdentity(item) === identity);
  },
  create: async (session, { labels }, draft, signal) => {
    const client = await session.client('kie');
    const body = { ...draft, ...(labels && { labels }) };
    return client.call(createKieKv, { project_id: session.project, body }, { signal });
  },
  change: async (session, _scope, { id: kv_id }, body, signal) => {
    const client = await session.client('kie');
    return client.call(updateKieKv, { project_id: session.project, kv_id, body }, { signal });
  },
  remove: async (session, _scope, { id: kv_id }, signal) => {
    const client = await session.client('kie');
    await client.call(deleteKieKv, { project_id: session.project, kv_id }, { signal });
  },
};

/** The identity of the item with a key and labels: the same at every engine, unlike ids. */
export function kieIdentity({ key, labels }: Pick<KieItem, 'key' | 'labels'>): string {
  return JSON.stringify([key, labelsKey(labels ?? {})]);
}

/** A key that is equal for equal labels, whatever their order. */
export function labelsKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function readIdentity(identity: string): { key: string; labels: Labels } {
  const [key, labels] = JSON.parse(identity) as [string, string];
  return { key, labels: Object.fromEntries(JSON.parse(labels) as [string, string][]) };
}

/**
 * All items with this key, in any case, and exactly these labels. Without a limit the server returns all items at once.
 * Whether a search without labels is exact depends on the server's storage, so items without labels are filtered here.
 */
async function search(
  session: Session,
  { key, labels }: { readonly key?: string; readonly labels?: Labels },
  signal: AbortSignal,
): Promise<ListResult<KieItem>> {
  const client = await session.client('kie');
  const label = Object.entries(labels ?? {}).map(([name, value]) => `${name}:${value}`);
  const input = {
    project_id: session.project,
    ...(key !== undefined && key.length <= maxKeyInSearch && { key }),
    ...(label.length > 0 && { label, match: 'exact' as const }),
  };
  const { total, data } = await client.call(listKieKvs, input, { signal });
  const unlabelled = labels !== undefined && label.length === 0;
  const items = unlabelled ? data.filter((item) => labelsKey(item.labels ?? {}) === labelsKey({})) : data;
  return { items, complete: data.length >= total };
}
