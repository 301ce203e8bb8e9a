import { naturalOrder } from '../../../api/natural-order';
import type { TreeNode } from '../tree-node';

/** Rows of files, and of the folders in their paths: folders first, each in the order of names. */
export function folderNodes(parent: string, paths: readonly string[], prefix = ''): TreeNode[] {
  const folders = new Map<string, string[]>();
  const files: string[] = [];
  for (const path of paths) {
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    if (rest.length === 0) files.push(name);
    else {
      const inside = folders.get(name) ?? [];
      folders.set(name, inside);
      inside.push(path);
    }
  }
  return [
    ...[...folders]
      .sort(([one], [other]) => naturalOrder(one, other))
      .map(([name, inside]) => folder(parent, prefix, name, inside)),
    ...files.sort(naturalOrder).map((name) => file(parent, `${prefix}${name}`, name)),
  ];
}

function folder(parent: string, prefix: string, name: string, paths: readonly string[]): TreeNode {
  const id = `${parent}/${name}`;
  return {
    id,
    label: name,
    icon: { id: 'folder' },
    flags: ['named'],
    name: `${prefix}${name}`,
    load: () => ({ children: folderNodes(id, paths, `${prefix}${name}/`) }),
  };
}

function file(parent: string, path: string, name: string): TreeNode {
  return { id: `${parent}/file:${name}`, label: name, icon: { id: 'file' }, flags: ['named'], name: path };
}
