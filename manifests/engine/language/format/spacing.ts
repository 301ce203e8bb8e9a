import type { LineIndex } from '../../../../parser/line-index';
import { nodesOf } from '../../../../parser/locate';
import type { Node } from '../../../../parser/node';

/** Blanks in a line, by offset in it, and what is written in their place. */
interface Gap {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A key's colon up to what follows on its line, and blanks in front of a comment. */
const afterKey = /[ \t]*:(?:[ \t]+(?=[^\s#]))?/y;
const beforeComment = /[ \t]+(?=#)/y;
const blockHeader = /[|>][-+\d]*/y;

/**
 * Lines of a document with one blank after the colon of a key, none in front of it, and one in front of a comment. Texts in
 * quotes, blocks and brackets stay as they are.
 */
export class Spacing {
  private readonly gaps = new Map<number, Gap[]>();

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
    root: Node,
  ) {
    for (const node of nodesOf(root)) {
      if (node.kind === 'map' && !node.flow) for (const { key } of node.entries) this.spaceKey(key.range.end);
      else this.spaceComment(this.endOnLine(node));
    }
  }

  /** The line of a number, which holds a key, an item or the start of a value. */
  spaced(number: number, line: string): string {
    const gaps = this.gaps.get(number)?.sort((one, other) => other.start - one.start) ?? [];
    return gaps.reduce(
      (shown, { start, end, text }) => shown.slice(0, start) + text + shown.slice(end),
      line,
    );
  }

  private spaceKey(end: number): void {
    const colon = this.matchAt(afterKey, end);
    if (colon === undefined) return;
    const wanted = colon.trimStart() === ':' ? ':' : ': ';
    if (colon !== wanted) this.add(end, colon.length, wanted);
    this.spaceComment(end + colon.length);
  }

  private spaceComment(end: number): void {
    const blanks = this.matchAt(beforeComment, end);
    if (blanks !== undefined && blanks !== ' ') this.add(end, blanks.length, ' ');
  }

  /** Where a node ends that may be followed by a comment: of a block, its header. */
  private endOnLine(node: Node): number {
    const { start, end } = node.range;
    if (node.kind !== 'scalar' || node.style !== 'block') return end;
    return start + (this.matchAt(blockHeader, start)?.length ?? 0);
  }

  private matchAt(pattern: RegExp, offset: number): string | undefined {
    pattern.lastIndex = offset;
    return pattern.exec(this.text)?.[0];
  }

  private add(offset: number, length: number, text: string): void {
    const { line, character: start } = this.lines.positionAt(offset);
    const gaps = this.gaps.get(line) ?? [];
    this.gaps.set(line, gaps);
    if (!gaps.some((gap) => gap.start === start)) gaps.push({ start, end: start + length, text });
  }
}
