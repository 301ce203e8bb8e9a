import * as vscode from 'vscode';
import type { Services } from '../services';
import { viewNames, type ViewName } from './view-table';

/** How often, and after which pause in milliseconds, it is looked whether the editor has asked for the rows of a view. */
const looks = { most: 20, pauseMs: 100 };

/**
 * Gives the focus to a view that has lost its last row, which may have had it; it stays where it is while there are others.
 *
 * @param used The view that the row was removed in; one that is visible when left out.
 */
export async function focusEmptyView({ views, clock }: Services, used: ViewName | undefined): Promise<void> {
  const name = used ?? viewNames.find((one) => views.isVisible(one));
  if (!name) return;
  for (let looked = 0; looked < looks.most && !views[name].isRead; looked++) await clock.sleep(looks.pauseMs);
  if ((await views[name].getChildren()).length > 0) return;
  await clock.sleep(looks.pauseMs); // for the editor to show that there are none
  await vscode.commands.executeCommand(`engineRoom.${name}.focus`);
}
