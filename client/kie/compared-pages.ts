import * as vscode from 'vscode';
import type { WantedItem } from '../../deploy/kie/wanted-items';
import { fileNameOf } from '../../resources/documents/kie-document';

const scheme = 'engine-room-compared';

/** Read-only pages with the values of compared items, in the language of their type. */
export class ComparedPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Keeps the value of an item on one side, and gives its page; an empty one where the side has no such item. */
  add(
    side: 'left' | 'right',
    id: string,
    item: WantedItem | undefined,
    like: WantedItem | undefined,
  ): vscode.Uri {
    const { key = '', valueType } = item ?? like ?? {};
    const name = fileNameOf({ key, ...(valueType !== undefined && { value_type: valueType }) });
    const uri = vscode.Uri.from({ scheme, path: `/${side}/${name}`, query: id });
    const [page, text] = [uri.toString(), item?.value ?? ''];
    if (this.texts.get(page) === text) return uri;
    this.texts.set(page, text);
    this.changed.fire(uri);
    return uri;
  }

  /** Forgets all values. */
  clear(): void {
    this.texts.clear();
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
