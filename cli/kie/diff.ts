import { compareSides, type ComparedItem, type ComparedState } from '../../deploy/kie/compare-sides';
import { scopeOf } from '../../deploy/kie/wanted-items';
import { titleOf } from '../../deploy/plan';
import { changeLines, oneLine } from '../../deploy/text';
import { deployExit, type ExitCode } from '../exit-code';
import { printableLines } from '../printable-lines';
import type { ProcessContext } from '../process-context';
import type { Terminal } from '../terminal';
import { readSide, withSide } from './sides';

/** Options of `engine-room kie diff`. */
export interface DiffCommand {
  readonly left: string;
  readonly right: string;
  readonly json: boolean;
}

/** Compares the configuration items of two sides, and names one without any; returns 2 when they differ. @throws UsageError */
export async function diff(
  { left, right, json }: DiffCommand,
  caller: ProcessContext,
  terminal: Terminal,
): Promise<ExitCode> {
  const [one, other] = [readSide(left), readSide(right)];
  return withSide(one, 'LEFT', caller, terminal, (readOne) =>
    withSide(other, 'RIGHT', caller, terminal, async (readOther) => {
      const sides = await Promise.all([readOne(), readOther()]);
      for (const [index, text] of [left, right].entries()) {
        if (sides[index]?.items.length === 0) await terminal.err(printableLines(nothingIn(text)));
      }
      const compared = compareSides(...sides);
      const different = compared.filter(({ state }) => state !== 'same');
      const counts = countsOf(compared);
      await terminal.out(
        json
          ? `${JSON.stringify({ left, right, items: different.map(reported), counts }, undefined, 2)}\n`
          : printableLines(textOf(different, left, right, counts)),
      );
      return different.length > 0 ? deployExit.changes : deployExit.reached;
    }),
  );
}

/** Everything differs from a side without items, which mostly has a wrong label. */
function nothingIn(side: string): string {
  return `engine-room: There are no configuration items in ${side}.\n`;
}

type Counts = Readonly<Record<ComparedState, number>>;

function countsOf(items: readonly ComparedItem[]): Counts {
  const of = (state: ComparedState) => items.filter((item) => item.state === state).length;
  return { same: of('same'), differs: of('differs'), left: of('left'), right: of('right') };
}

function reported({ key, labels, state, changes }: ComparedItem) {
  const shown = changes.map(({ path, from = null, to = null }) => ({ path, from, to }));
  return { key, labels, state, changes: shown };
}

const symbols: Readonly<Record<ComparedState, string>> = { same: '=', differs: '~', left: '-', right: '+' };

function textOf(items: readonly ComparedItem[], left: string, right: string, counts: Counts): string {
  const lines = items.flatMap(linesOf);
  const { same, differs } = counts;
  const counted = `${differs} different, ${counts.left} only in ${left}, ${counts.right} only in ${right}, ${same} the same`;
  return [
    `- ${oneLine(left)}`,
    `+ ${oneLine(right)}`,
    '',
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    counted,
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** An item with what differs; of one that is on one side only its title says enough. */
function linesOf(item: ComparedItem): string[] {
  const scope = scopeOf(item);
  const title = titleOf({ name: item.key, ...(scope !== '' && { scope }) });
  const changes = item.state === 'differs' ? item.changes.flatMap(changeLines) : [];
  return [`${symbols[item.state]} ${oneLine(title)}`, ...changes.map((line) => `    ${line}`)];
}
