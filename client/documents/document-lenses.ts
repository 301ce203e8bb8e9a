import * as vscode from 'vscode';
import { documentScheme } from './document-uri';
import type { Drafts } from './drafts';
import type { OpenDocuments } from './open-documents';

/** What can be done with a document, above its first line. What makes the lenses is loaded with the first document. */
export class DocumentLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly subscriptions: readonly { dispose(): void }[];

  constructor(
    private readonly open: () => Promise<OpenDocuments>,
    private readonly drafts: Drafts,
  ) {
    this.subscriptions = [
      this.changed,
      vscode.languages.registerCodeLensProvider({ scheme: documentScheme }, this),
      drafts.onDidChange(() => this.changed.fire()),
    ];
  }

  async provideCodeLenses({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const { lensesOf } = await import('./lenses-of-document');
    return lensesOf(await this.open(), this.drafts, uri);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
