import type { Problem } from '../../../parser/parsed';
import { parse } from '../../../parser/parse';
import type { Node } from '../../../parser/node';
import { isTooLarge } from '../../engine/rules/problem-findings';
import { filledIn, hasAlias } from './own-text';
import type { RootPiece } from './own-text';

/**
 * The first syntax error in the parts of a document that belong to other programs. Each key in the first column is read
 * on its own; where anchors may lead from one to another, and where Maven fills something in, nothing is found.
 */
export function firstForeignProblem(text: string, roots: readonly RootPiece[]): Problem | undefined {
  if (hasAlias(text)) return undefined;
  for (const { start, end, isHead } of foreignPieces(text, roots)) {
    const piece = filledIn(text.slice(start, end));
    if (/@[\w.-]+@/.test(piece)) continue;
    const { root, problems } = parse(piece, 'yaml-1.2');
    const [first] = problems.filter(({ code }) => !isTooLarge(code));
    const problem = first ?? (isHead && root !== undefined ? strayText(root, piece) : undefined);
    if (problem !== undefined) return moved(problem, start);
  }
  return undefined;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  /** What comes before the first key. */
  readonly isHead: boolean;
}

function foreignPieces(text: string, roots: readonly RootPiece[]): readonly Piece[] {
  const [first] = roots;
  const head = { start: 0, end: first?.start ?? text.length, isHead: true };
  const others = roots.flatMap(({ start, isOwn }, index) =>
    isOwn ? [] : [{ start, end: roots[index + 1]?.start ?? text.length, isHead: false }],
  );
  return [head, ...others];
}

/** A text before the first key of a map, such as a tag that another program knows. */
function strayText({ range, kind }: Node, text: string): Problem | undefined {
  if (kind !== 'scalar' || range.end === range.start) return undefined;
  const line = text.lastIndexOf('\n', range.start - 1) + 1;
  return { code: 'colon-missing-on-line', range: { start: line, end: range.end } };
}

function moved({ repair, ...problem }: Problem, by: number): Problem {
  const move = (range: Problem['range']) => ({ start: range.start + by, end: range.end + by });
  return {
    ...problem,
    range: move(problem.range),
    ...(repair && { repair: { ...repair, range: move(repair.range) } }),
  };
}
