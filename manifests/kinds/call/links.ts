import type { Link } from '../../engine/manifest';
import { asMap, asScalar, bareRange, valueOf } from '../../../parser/node';
import type { ScalarNode } from '../../../parser/node';
import type { CallDocument } from './document';

/** The paths of the files that a body of files names, by its members. */
export function filesOfCall({ operation, root }: CallDocument): ReadonlyMap<string, ScalarNode> {
  const files = new Map<string, ScalarNode>();
  if (operation?.bodyType !== 'multipart') return files;
  for (const { name, value } of asMap(valueOf(root, 'body'))?.fields.values() ?? []) {
    const path = asScalar(valueOf(value, 'file'));
    if (path && path.text !== '') files.set(name, path);
  }
  return files;
}

/** Links to the files that are sent. */
export function linksOfCall(document: CallDocument): readonly Link[] {
  return [...filesOfCall(document).values()]
    .filter(({ style }) => style !== 'block')
    .map((path) => ({ range: bareRange(path), target: path.text }));
}
