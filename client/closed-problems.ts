import * as vscode from 'vscode';
import type { DiagnosticCollectionProvider } from 'vscode-languageclient/node';

/**
 * Collections of problems that forget documents outside the workspace when they are closed: the client of the language server
 * keeps those until they are reported with the workspace again, which these never are.
 */
export class ClosedProblems implements DiagnosticCollectionProvider, vscode.Disposable {
  private readonly collections = new Set<vscode.DiagnosticCollection>();
  private readonly closing = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const uri of closed.flatMap(textIn)) if (!isShown(uri)) this.forget(uri);
    }),
  );

  create(name: string | undefined): vscode.DiagnosticCollection {
    const collection = vscode.languages.createDiagnosticCollection(name);
    this.collections.add(collection);
    return collection;
  }

  /** Ends a collection, or all of them. */
  dispose(collection?: vscode.DiagnosticCollection): void {
    for (const one of collection ? [collection] : [...this.collections]) {
      this.collections.delete(one);
      one.dispose();
    }
    if (!collection) this.closing.dispose();
  }

  private forget(uri: vscode.Uri): void {
    if (vscode.workspace.getWorkspaceFolder(uri)) return;
    for (const collection of this.collections) collection.delete(uri);
  }
}

function textIn({ input }: vscode.Tab): vscode.Uri[] {
  return input instanceof vscode.TabInputText ? [input.uri] : [];
}

function isShown(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap(textIn).some((one) => one.toString() === uri.toString());
}
