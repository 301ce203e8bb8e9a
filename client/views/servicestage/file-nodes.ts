import { naturalOrder } from '../../../api/natural-order';
import { gitFileActions } from '../../../resources/servicestage/git-file-actions';
import { gitFiles, type RefScope } from '../../../resources/servicestage/git-repositories';
import { resourceNode, type RowPlace } from '../resource-node';
import type { TreeNode } from '../tree-node';

/** Rows of files, and of the folders in their paths: folders first, each in the order of names. */
export function folderNodes(
  place: RowPlace,
  scope: RefScope,
  paths: readonly string[],
  prefix = '',
): TreeNode[] {
  const folders = new Map<string, string[]>();
  const files: string[] = [];
  for (const path of paths) {
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    if (rest.length === 0) files.push(path);
    else {
      const inside = folders.get(name) ?? [];
      folders.set(name, inside);
      inside.push(path);
    }
  }
  return [
    ...[...folders]
      .sort(([one], [other]) => naturalOrder(one, other))
      .map(([name, inside]) => folder(place, scope, prefix, name, inside)),
    ...files.sort(naturalOrder).map((path) => fileNode(place, scope, path, path.slice(prefix.length))),
  ];
}

function folder(
  { target, parent }: RowPlace,
  scope: RefScope,
  prefix: string,
  name: string,
  paths: readonly string[],
): TreeNode {
  const id = `${parent}/${name}`;
  const path = `${prefix}${name}`;
  return {
    id,
    label: name,
    icon: { id: 'folder' },
    flags: ['named'],
    name: path,
    holds: ({ kind, identity }) => kind.id === gitFiles.id && identity?.startsWith(`${path}/`) === true,
    load: () => ({ children: folderNodes({ target, parent: id }, scope, paths, `${path}/`) }),
  };
}

function fileNode(place: RowPlace, scope: RefScope, path: string, name: string): TreeNode {
  return resourceNode(place, gitFiles, scope, path, {
    label: name,
    icon: { id: 'file' },
    actions: gitFileActions,
  });
}
