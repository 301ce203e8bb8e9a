import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { kieIdentity, kieItems, labelsKey, type KieScope, type Labels } from '../../resources/kie/items';
import type { ResourceRef } from '../../resources/resource-action';
import { chooseResource } from '../actions/choose-resource';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';

/** Configuration items of one connection that rows stand for. */
export interface ChosenItems {
  readonly target: ResolvedConnection;
  /** The labels of the only row, where it is that of a scope. */
  readonly labels?: Labels;
  /** Name for a file of them. */
  readonly name: string;
  has(item: KieItem): boolean;
}

/** The items of rows of items, scopes and whole configurations, which are of one connection; of none for other rows. */
export function itemsOfRows(rows: readonly TreeNode[]): ChosenItems | undefined {
  const refs = rows.flatMap(({ resources = [] }) => resources[0] ?? []);
  const [first] = rows;
  const target = first?.connection;
  const isFitting =
    refs.length === rows.length &&
    refs.every(({ kind }) => kind.id === kieItems.id) &&
    rows.every(({ connection }) => connection?.id === target?.id);
  if (!target || !isFitting) return undefined;
  const labels = refs.length === 1 ? labelsOf(refs[0]) : undefined;
  return {
    target,
    name: first.name ?? '',
    has: (item) => refs.some((ref) => covers(ref, item)),
    ...(labels && { labels }),
  };
}

/** All items of a connection that the user chooses. */
export async function chooseItems(services: Services, title: string): Promise<ChosenItems | undefined> {
  const chosen = await chooseResource(services, { kind: kieItems, on: 'list' }, title, undefined);
  return chosen && { target: chosen.target, name: chosen.target.connection.name, has: () => true };
}

function labelsOf(ref: ResourceRef | undefined): Labels | undefined {
  return ref?.identity === undefined ? (ref?.scope as KieScope | undefined)?.labels : undefined; // of this kind
}

function covers(ref: ResourceRef, item: KieItem): boolean {
  if (ref.identity !== undefined) return kieIdentity(item) === ref.identity;
  const labels = labelsOf(ref);
  return labels === undefined || labelsKey(item.labels ?? {}) === labelsKey(labels);
}
