import type * as vscode from 'vscode';
import { viewNames, type ViewName } from './view-table';

/** A view with rows that run something when they are selected. */
type RunningView = ViewName | 'plan';

/** The command that runs what the selected row of a view is for; no menu shows it. */
export type RowCommandId = `${RunningView}.runRow`;

export const rowCommandIds: readonly RowCommandId[] = [...viewNames, 'plan' as const].map(rowCommandId);

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
