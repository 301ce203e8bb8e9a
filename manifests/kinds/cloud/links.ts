import type { Link } from '../../engine/manifest';
import { nodesOf } from '../../../parser/locate';
import { bareRange } from '../../../parser/node';
import type { CloudDocument } from './document';

/** Values that are addresses of web pages. */
export function linksOfDocument({ form, root }: CloudDocument): readonly Link[] {
  if (root === undefined || (form !== 'manifest' && form !== 'body')) return [];
  const links: Link[] = [];
  for (const node of nodesOf(root)) {
    if (node.kind !== 'scalar' || node.style === 'block' || !/^https?:\/\/[^\s{}$]+$/.test(node.text))
      continue;
    links.push({ range: bareRange(node), target: node.text });
  }
  return links;
}
