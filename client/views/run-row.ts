import * as vscode from 'vscode';
import { openDocument } from '../documents/open-document';
import { opensWhenSelected } from '../documents/openable-kinds';
import type { Services } from '../services';
import type { ViewName } from './view-table';

/** Runs the command of the one row that is selected in a view, or shows its document without taking the focus. */
export async function runSelectedRow(services: Services, view: ViewName): Promise<void> {
  const row = await services.views.selectedRow(view);
  if (row?.command) await vscode.commands.executeCommand(row.command.command, ...row.command.arguments);
  else if (row && opensWhenSelected(row)) await openDocument(services, row, 'preview');
}
