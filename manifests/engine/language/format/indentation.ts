import type { LineIndex } from '../../../../parser/line-index';
import type { LineRole } from './layout';
import type { Spacing } from './spacing';

/** The column of a key or dash, and the one that it is moved to. */
interface Column {
  readonly old: number;
  readonly now: number;
}

/** A line of structure: its first column and that of the content after its dashes. */
interface Placed {
  readonly first: Column;
  readonly last: Column;
}

/**
 * The lines of a document, one after the other, with every level indented by `size` from the one around it. Lists in
 * the column of their key stay there; multi-line texts and flow collections move with their line; comments with the
 * line that they belong to.
 */
export function* indentLines(
  lines: LineIndex,
  roles: readonly LineRole[],
  size: number,
  spacing: Spacing,
): Generator<string> {
  const source = roles.map((_, line) => lines.lineAt(line));
  const placed = placeStructure(source, roles, size);
  const next = nextPlaced(placed);
  const shifts = new Map<LineRole, number>();
  let before: Placed | undefined;
  for (const [number, line] of source.entries()) {
    const role = roles[number];
    switch (role?.kind) {
      case 'structure':
        before = placed[number];
        yield withIndent(oneSpaceAfterDashes(spacing.spaced(number, line)), before?.first.now ?? 0);
        break;
      case 'comment':
        yield withIndent(line, columnOfComment(indentOf(line), before, next[number]));
        break;
      case 'continuation': {
        const shift = shifts.get(role) ?? shiftOf(role, source, placed[role.owner], size);
        shifts.set(role, shift);
        yield moved(line, shift);
        break;
      }
      default:
        yield line;
    }
  }
}

/** For each line the next line of structure below it. */
function nextPlaced(placed: readonly (Placed | undefined)[]): readonly (Placed | undefined)[] {
  const next: (Placed | undefined)[] = placed.map(() => undefined);
  for (let line = placed.length - 2; line >= 0; line--) next[line] = placed[line + 1] ?? next[line + 1];
  return next;
}

function placeStructure(
  source: readonly string[],
  roles: readonly LineRole[],
  size: number,
): readonly (Placed | undefined)[] {
  const open: Column[] = [];
  return source.map((line, number) => {
    if (roles[number]?.kind !== 'structure') return undefined;
    const [first = { old: 0, now: 0 }, ...inner] = columnsOf(line, open, size);
    return { first, last: inner.at(-1) ?? first };
  });
}

/** The columns of a line from the left; those still open afterwards are kept in `open`. */
function columnsOf(line: string, open: Column[], size: number): readonly Column[] {
  const column = indentOf(line);
  while ((open.at(-1)?.old ?? -1) > column) open.pop();
  const around = open.at(-1);
  let at = around?.old === column ? around : { old: column, now: around ? around.now + size : 0 };
  if (at !== around) open.push(at);
  const columns = [at];
  for (const dash of dashesOf(line)) {
    at = { old: at.old + dash.length, now: at.now + 2 };
    open.push(at);
    columns.push(at);
  }
  return columns;
}

/** The dashes at the start of a line, each with the spaces up to what follows it. */
function dashesOf(line: string): readonly string[] {
  const dashes = /^ *((?:- +(?=[^\s#]))+)/.exec(line)?.[1] ?? '';
  return dashes.match(/- +/g) ?? [];
}

function oneSpaceAfterDashes(line: string): string {
  const dashes = dashesOf(line).join('');
  const indent = indentOf(line);
  return line.slice(0, indent) + dashes.replace(/- +/g, '- ') + line.slice(indent + dashes.length);
}

/** A comment belongs to the next line if it was in that line's column, otherwise to the line before it. */
function columnOfComment(old: number, before: Placed | undefined, next: Placed | undefined): number {
  for (const column of [next?.first, before?.last, before?.first]) if (column?.old === old) return column.now;
  const beside = before?.first ?? next?.first;
  return beside === undefined || old === 0 ? old : Math.max(0, old + beside.now - beside.old);
}

/** How far a text moves: a block with its own indentation to a level below its key, others as far as their line. */
function shiftOf(
  { owner, block }: Extract<LineRole, { kind: 'continuation' }>,
  source: readonly string[],
  placed: Placed | undefined,
  size: number,
): number {
  if (placed === undefined) return 0;
  const { old, now } = placed.last;
  const header = source[owner] ?? '';
  if (block === undefined || /[|>][-+]?[1-9]/.test(header)) return now - old;
  let content = owner + 1;
  while (source[content]?.trim() === '') content++;
  return now + size - indentOf(source[content] ?? '');
}

function moved(line: string, by: number): string {
  return line.trim() === '' || by === 0 ? line : withIndent(line, Math.max(0, indentOf(line) + by));
}

function withIndent(line: string, indent: number): string {
  return ' '.repeat(indent) + line.slice(indentOf(line));
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
