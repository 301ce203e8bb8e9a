import type { Manifest } from '../manifest';
import type { Range } from '../../../parser/range';
import { nodeAtOffset } from '../../../parser/locate';
import type { Entry, Node } from '../../../parser/node';

/** The ranges around an offset, from the value to its document, each wider than the one before it. */
export function rangesAround(manifest: Manifest, offset: number): readonly Range[] {
  const part = manifest.parts().findLast(({ start }) => start <= offset);
  if (part === undefined || offset > part.start + part.text.length) return [];
  const place = nodeAtOffset(part.root, offset - part.start);
  const inner = place ? outwards(place.node) : [];
  const ranges = [...inner, { start: 0, end: part.text.length }].map(({ start, end }) => ({
    start: start + part.start,
    end: end + part.start,
  }));
  return ranges.filter((range, at) => at === 0 || isWider(range, ranges[at - 1]));
}

function outwards(node: Node): Range[] {
  const ranges = bareText(node);
  for (let at: Node | Entry | undefined = node; at !== undefined; at = at.parent) ranges.push(at.range);
  return ranges;
}

/** The text between quotes comes before the quoted text. */
function bareText(node: Node): Range[] {
  const isQuoted = node.kind === 'scalar' && (node.style === 'single' || node.style === 'double');
  return isQuoted ? [{ start: node.range.start + 1, end: node.range.end - 1 }] : [];
}

function isWider(range: Range, than: Range | undefined): boolean {
  return than === undefined || range.start < than.start || range.end > than.end;
}
