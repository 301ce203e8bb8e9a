import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { documentScheme, uriOf } from './document-uri';
import type { Drafts } from './drafts';

/** Marks documents with drafts by a badge and colour, and tells menus which documents have one. */
export class DraftMarks implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly onDidChangeFileDecorations = this.changed.event;
  private readonly subscriptions: readonly { dispose(): void }[];

  constructor(private readonly drafts: Drafts) {
    this.subscriptions = [
      this.changed,
      vscode.window.registerFileDecorationProvider(this),
      drafts.onDidChange((addresses) => {
        this.changed.fire(addresses.map(uriOf));
        void this.tellMenus();
      }),
    ];
  }

  async provideFileDecoration(uri: vscode.Uri): Promise<vscode.FileDecoration | undefined> {
    if (uri.scheme !== documentScheme) return undefined;
    if (!(await this.drafts.saved(uri))) return undefined;
    const color = new vscode.ThemeColor('gitDecoration.modifiedResourceForeground');
    return new vscode.FileDecoration('D', l10n.t('Draft that is not applied'), color);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async tellMenus(): Promise<void> {
    const uris = this.drafts.all().map(({ address }) => uriOf(address).toString());
    await vscode.commands.executeCommand('setContext', 'engineRoom.drafts', uris);
  }
}
