import type * as vscode from 'vscode';
import type { Clock } from '../../api/clock';
import { viewNames, type ViewName } from './view-table';

/** A view with rows that run something when they are selected. */
type RunningView = ViewName | 'plan';

/** The command that runs what the selected row of a view is for; no menu shows it. */
export type RowCommandId = `${RunningView}.runRow`;

export const rowCommandIds: readonly RowCommandId[] = [...viewNames, 'plan' as const].map(rowCommandId);

/** A row that is being read again is looked for this often, after a pause in milliseconds each time. */
const looks = { most: 20, pauseMs: 100 };

export function rowCommandId(view: RunningView): RowCommandId {
  return `${view}.runRow`;
}

/**
 * What the editor runs when a row is selected: one command for all rows of a view, which finds the row by the selection. The
 * editor forgets the arguments of a row's command when the row is read again, and a click in that moment would fail.
 */
export function rowCommand(view: RunningView, title: string): vscode.Command {
  return { command: `engineRoom.${rowCommandId(view)}`, title };
}

/**
 * The one row that is selected in a view; undefined when there are none or several. While a row above it is read again the
 * editor does not know it: then it is looked for until it does.
 */
export async function selectedRow<Row>(
  view: Pick<vscode.TreeView<Row>, 'selection'>,
  clock: Pick<Clock, 'sleep'>,
): Promise<Row | undefined> {
  for (let looked = 1; view.selection.length === 0 && looked < looks.most; looked++) {
    await clock.sleep(looks.pauseMs);
  }
  const [row, ...others] = view.selection;
  return others.length === 0 ? row : undefined;
}
