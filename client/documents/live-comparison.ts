import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionNameIn } from '../../resources/documents/documents';
import { draftName } from './drafts';
import { liveUri, type LiveTexts } from './live-texts';

/** Shows the differences of a document and its live text, which is read anew. */
export async function compareWithLive(
  liveTexts: Pick<LiveTexts, 'refresh'>,
  document: vscode.Uri,
): Promise<void> {
  liveTexts.refresh(document);
  const title = l10n.t('{0}: {1} ↔ draft', draftName({ address: document }), connectionNameIn(document));
  await vscode.commands.executeCommand('vscode.diff', liveUri(document), document, title);
}

/** Runs a task while the differences are shown, which are closed afterwards; the document then has the focus. */
export async function whileCompared<T>(
  liveTexts: Pick<LiveTexts, 'refresh'>,
  document: vscode.Uri,
  task: () => Promise<T>,
): Promise<T> {
  await compareWithLive(liveTexts, document);
  try {
    return await task();
  } finally {
    await vscode.window.tabGroups.close(tabsComparing(document), true);
    await focusOn(document);
  }
}

/** Gives a document that is open the focus: closing the tab that had it leaves it nowhere. */
async function focusOn(document: vscode.Uri): Promise<void> {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document.toString(),
    ),
  );
  if (group) await vscode.window.showTextDocument(document, { viewColumn: group.viewColumn, preview: false });
}

function tabsComparing(document: vscode.Uri): vscode.Tab[] {
  const [live, own] = [liveUri(document).toString(), document.toString()];
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputTextDiff &&
      input.original.toString() === live &&
      input.modified.toString() === own,
  );
}
