import * as vscode from 'vscode';
import type { OpenDocuments } from './open-documents';

const liveScheme = 'engine-room-live';

/** The live text of a document, beside a draft of it: only read, and not served by the language server. */
export class LiveTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(liveScheme, this);

  constructor(private readonly open: () => Promise<OpenDocuments>) {}

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const controller = new AbortController();
    const cancelling = token.onCancellationRequested(() => controller.abort());
    try {
      return await (await this.open()).liveText(uri, controller.signal);
    } finally {
      cancelling.dispose();
    }
  }

  /** Reads the live text of a document again where it is shown. */
  refresh(document: vscode.Uri): void {
    this.changed.fire(liveUri(document));
  }

  dispose(): void {
    this.changed.dispose();
    this.registration.dispose();
  }
}

/** The live text of a document. */
export function liveUri(document: vscode.Uri): vscode.Uri {
  return document.with({ scheme: liveScheme });
}
