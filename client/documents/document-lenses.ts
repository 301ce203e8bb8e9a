import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plainText } from '../plain-text';
import { documentScheme, openDocumentAt } from './document-uri';
import type { Drafts } from './drafts';
import type { OpenDocuments } from './open-documents';

/** What can be done with a document, above its first line; the connection is named, since documents look alike. */
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
    const documents = await this.open();
    const isDirty = openDocumentAt(uri)?.isDirty === true;
    const { readOnlyReason } = await documents.peek(uri, isDirty);
    const name = documents.connectionName(uri);
    if (readOnlyReason !== undefined) return [lens(l10n.t('Read-only: {0}', readOnlyReason))];
    if (!(await this.drafts.saved(uri))) {
      return [lens(l10n.t('As on {0}. Saving keeps a draft here and sends nothing.', name))];
    }
    return [
      lens(l10n.t('Apply to {0}…', name), 'engineRoom.applyDocument', uri),
      lens(l10n.t('Discard Draft'), 'engineRoom.discardDraft', uri),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** A lens without a command is only read. */
function lens(title: string, command = '', ...args: readonly vscode.Uri[]): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title: plainText(title),
    command,
    arguments: [...args],
  });
}
