import * as l10n from '@vscode/l10n';
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
  /** Name for a file of them. */
  readonly name: string;
  has(item: KieItem): boolean;
}

/**
 * The items of rows of items, scopes and whole configurations, which are of one connection; else all items of a connection
 * that the user chooses. Undefined when cancelled, or when several rows do not fit, which is said.
 */
export async function chooseItems(
  services: Services,
  rows: readonly TreeNode[],
  title: string,
): Promise<ChosenItems | undefined> {
  const told = itemsOfRows(rows);
  if (told) return told;
  if (rows.length > 1) {
    await services.prompts.inform(l10n.t('{0}: select rows of one kind and of one connection.', title));
    return undefined;
  }
  const chosen = await chooseResource(services, { kind: kieItems, on: 'list' }, title, undefined);
  return chosen && { target: chosen.target, name: chosen.target.connection.name, has: () => true };
}

/** The connection of a row of a scope or of a whole configuration, and the labels of the scope; undefined for other rows. */
export function scopeOfRow({ connection, resources = [] }: TreeNode) {
  const [ref] = resources;
  const isScope = connection && ref?.kind.id === kieItems.id && ref.identity === undefined;
  return isScope ? { target: connection, labels: labelsOf(ref) } : undefined;
}

function itemsOfRows(rows: readonly TreeNode[]): ChosenItems | undefined {
  const refs = rows.flatMap(({ resources = [] }) => resources[0] ?? []);
  const [first] = rows;
  const target = first?.connection;
  const isFitting =
    refs.length === rows.length &&
    refs.every(({ kind }) => kind.id === kieItems.id) &&
    rows.every(({ connection }) => connection?.id === target?.id);
  if (!target || !isFitting) return undefined;
  return { target, name: first.name ?? '', has: (item) => refs.some((ref) => covers(ref, item)) };
}

function labelsOf(ref: ResourceRef): Labels | undefined {
  return (ref.scope as KieScope).labels; // of this kind
}

function covers(ref: ResourceRef, item: KieItem): boolean {
  if (ref.identity !== undefined) return kieIdentity(item) === ref.identity;
  const labels = labelsOf(ref);
  return labels === undefined || labelsKey(item.labels ?? {}) === labelsKey(labels);
}
