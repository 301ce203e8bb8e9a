import type { TreeNode } from '../views/tree-node';

/** Ids of the kinds that open as documents, for menus: the kinds themselves are loaded later. */
export const openableKinds: ReadonlySet<string> = new Set([
  'kie/item',
  'kie/revision',
  'cse/match-group',
  'cse/policy',
  'cse/route-rules',
  'cse/engine',
  'nacos/namespace',
  'registry/microservice',
  'registry/instance',
  'registry/provider',
  'registry/consumer',
  'registry/schema',
  'servicestage/environment',
  'servicestage/application',
  'servicestage/component',
  'servicestage/instance',
  'servicestage/application-configuration',
  'lain/registered-app',
  'servicestage/git-file',
]);

/** The resource of a row that opens as a document. */
export function openableIn({ resources = [] }: TreeNode) {
  const [own] = resources;
  return own?.identity !== undefined && openableKinds.has(own.kind.id) ? own : undefined;
}

/** Whether selecting a row opens its document: there is nothing below it, or its document is what it is there for. */
export function opensWhenSelected(node: TreeNode): boolean {
  return openableIn(node) !== undefined && (!node.load || node.opensDocument === true);
}

/** What of a row can be written into a folder: configuration items, the governance of an engine, or an application. */
export function folderScopeIn({ resources = [] }: TreeNode) {
  const [own] = resources;
  const isList = own?.kind.id === 'kie/item' || own?.kind.id === 'cse/match-group';
  const isItem = own?.kind.id === 'servicestage/application';
  return (isList && own.identity === undefined) || (isItem && own.identity !== undefined) ? own : undefined;
}

/** Ids of the kinds whose resources a manifest can be made of, for menus. */
export const exportableKinds: ReadonlySet<string> = new Set([
  'servicestage/environment',
  'servicestage/application',
  'servicestage/application-configuration',
  'servicestage/component',
  'servicestage/instance',
  'cse/engine',
  'cse/match-group',
  'cse/policy',
  'cse/route-rules',
  'registry/microservice',
  'registry/schema',
  'registry/instance',
  'nacos/namespace',
  'kie/item',
]);

/** The resource of a row that a manifest can be made of. */
export function exportableIn({ resources = [] }: TreeNode) {
  const [own] = resources;
  return own?.identity !== undefined && exportableKinds.has(own.kind.id) ? own : undefined;
}
