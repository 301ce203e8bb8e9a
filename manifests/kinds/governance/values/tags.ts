import { propertyAt } from '../../../engine/schema/schema';
import type { Schema } from '../../../engine/schema/schema';
import { pathOf } from '../../../../parser/node';
import type { Node } from '../../../../parser/node';
import type { Range } from '../../../../parser/range';
import type { PolicyDocument } from '../policy-document';

/** A tag of YAML, such as `!!str`, and where it is. */
export interface Tag {
  readonly tag: string;
  readonly range: Range;
}

/** The tags before values that clients then can't take for what the field is. */
export function refusedTags(root: Node, { policy, schema }: PolicyDocument): readonly Tag[] {
  return nodesIn(root).flatMap((node) => {
    const found = tagBefore(node, policy.source);
    const wanted = node === root ? schema : propertyAt(schema, pathOf(node))?.schema;
    return found === undefined || wanted === undefined || isTaken(found.tag, node, wanted) ? [] : [found];
  });
}

function nodesIn(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'map':
      return [node, ...node.entries.flatMap(({ value }) => nodesIn(value))];
    case 'list':
      return [node, ...node.items.flatMap(nodesIn)];
    default:
      return [node];
  }
}

/** Nothing but spaces, a line break and an anchor is between a tag and its value. */
function tagBefore({ range: { start } }: Node, source: string): Tag | undefined {
  const before = source.slice(Math.max(0, start - 200), start);
  const [, tag, rest = ''] = /(?:^|[\s,[{])(!\S*)((?:\s+&\S+)?\s*)$/.exec(before) ?? [];
  if (tag === undefined) return undefined;
  const end = start - rest.length;
  return { tag, range: { start: end - tag.length, end } };
}

/** Clients go by the type of the field, and take no other tag than its own; `!` alone says nothing. */
function isTaken(tag: string, node: Node, { types }: Schema): boolean {
  if (tag === '!') return true;
  // Nobody looks at the tag of what is read into a free map, unless it names a class.
  if (node.kind !== 'scalar')
    return tag === '!!map' || tag === '!!seq' || (node.parent !== undefined && !/^!!\w+\./.test(tag));
  if (types.includes('string')) return tag === '!!str';
  return types.some((type) => tagsOf[type]?.includes(tag));
}

const tagsOf: Readonly<Record<string, readonly string[]>> = {
  integer: ['!!int'],
  number: ['!!float', '!!int'],
  boolean: ['!!bool'],
};
