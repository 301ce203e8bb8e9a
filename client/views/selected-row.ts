import type * as vscode from 'vscode';
import type { Clock } from '../../api/clock';

/** A row that is being read again is looked for this often, after a pause in milliseconds each time. */
const looks = { most: 20, pauseMs: 100 };

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
