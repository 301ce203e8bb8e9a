import * as vscode from 'vscode';
import { pageName } from '../page-name';

export const answerScheme = 'engine-room-answer';

/** Read-only documents with the answers of calls, one for each operation and connection. */
export class AnswerPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions = [
    vscode.workspace.registerTextDocumentContentProvider(answerScheme, this),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.pages.delete(uri.toString())),
  ];

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.toString()) ?? '';
  }

  /**
   * Opens an answer beside the editor, without taking the focus, or writes it again where it is open.
   *
   * @param preview Whether the next page may take its place.
   */
  async show(operation: string, connection: string, text: string, preview: boolean): Promise<vscode.Uri> {
    const uri = pageOf(operation, connection);
    this.pages.set(uri.toString(), text);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const isShown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
    if (!isShown) {
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
        preview,
      });
    }
    return uri;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }
}

function pageOf(operation: string, connection: string): vscode.Uri {
  return vscode.Uri.from({
    scheme: answerScheme,
    path: `/${pageName(connection)}/${operation}.answer.jsonc`,
  });
}
