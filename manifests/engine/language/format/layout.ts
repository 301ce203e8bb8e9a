import type { LineIndex } from '../../../../parser/line-index';
import { nodesOf } from '../../../../parser/locate';
import type { Node, ScalarNode } from '../../../../parser/node';

/** The role of a line in the layout of a YAML document. */
export type LineRole =
  | { readonly kind: 'blank' | 'comment' }
  /** Holds a key, an item or the start of a value, in the columns of its collections. */
  | { readonly kind: 'structure' }
  /** Continues a text or flow collection that began on the line `owner`. */
  | { readonly kind: 'continuation'; readonly owner: number; readonly block: ScalarNode | undefined };

const blank: LineRole = { kind: 'blank' };
const comment: LineRole = { kind: 'comment' };
const structure: LineRole = { kind: 'structure' };

/** The role of each line of a document without syntax errors; lines of one text share theirs. */
export function lineRoles(lines: LineIndex, root: Node): readonly LineRole[] {
  const roles = Array.from({ length: lines.lineCount }, (_, line): LineRole => {
    const content = lines.lineAt(line).trimStart();
    if (content === '') return blank;
    return content.startsWith('#') ? comment : structure;
  });
  for (const node of nodesOf(root)) {
    if (!runsOverLines(node)) continue;
    const owner = lines.positionAt(node.range.start).line;
    const block = node.kind === 'scalar' && node.style === 'block' ? node : undefined;
    const last = block ? lastLineOfBlock(roles, lines, node) : lines.positionAt(node.range.end).line;
    const role: LineRole = { kind: 'continuation', owner, block };
    for (let line = owner + 1; line <= last; line++)
      if (roles[line]?.kind !== 'continuation') roles[line] = role;
  }
  return roles;
}

/** Collections in block style consist of their own lines. */
function runsOverLines(node: Node): boolean {
  return node.kind === 'scalar' || (node.kind !== 'alias' && node.flow);
}

/** Blank lines after a block belong to it: they may be significant. */
function lastLineOfBlock(roles: readonly LineRole[], lines: LineIndex, node: Node): number {
  let last = lines.positionAt(node.range.end).line;
  while (roles[last + 1]?.kind === 'blank') last++;
  return last;
}
