import type { TreeNode } from '../views/tree-node';

/** Ids of the kinds that open as documents, for menus: the kinds themselves are loaded later. */
export const openableKinds: ReadonlySet<string> = new Set([
  'kie/item',
  'kie/revision',
  'cse/match-group',
  'cse/policy',
  'cse/route-rules',
  'registry/microservice',
  'registry/schema',
  'servicestage/environment',
  'servicestage/application',
  'servicestage/component',
  'servicestage/instance',
]);

/** The resource of a row that opens as a document. */
export function openableIn({ resources = [] }: TreeNode) {
  const [own] = resources;
  return own?.identity !== undefined && openableKinds.has(own.kind.id) ? own : undefined;
}

/** The list of a row that can be written into a folder: configuration items, or the governance of an engine. */
export function folderScopeIn({ resources = [] }: TreeNode) {
  const [own] = resources;
  const isFolder = own?.kind.id === 'kie/item' || own?.kind.id === 'cse/match-group';
  return isFolder && own.identity === undefined ? own : undefined;
}
