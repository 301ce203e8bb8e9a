import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DocumentProblem } from './document-problem';
import { documentScheme, openDocumentAt, uriOf } from './document-uri';
import type { Drafts } from './drafts';
import type { OpenDocuments } from './open-documents';

/** Says that a text is UTF-8. */
const byteOrderMark = '\ufeff';

/** Live resources as files that the editor opens. Saving one keeps a draft here and sends nothing. */
export class DocumentFiles implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly subscriptions: readonly { dispose(): void }[];

  /** @param open Loads what reads documents, on first use. */
  constructor(
    private readonly open: () => Promise<OpenDocuments>,
    drafts: Drafts,
    private readonly onFailed: (error: unknown) => void,
  ) {
    this.subscriptions = [
      this.changed,
      drafts.onDidChange((addresses) =>
        this.changed.fire(
          addresses.map((address) => ({ type: vscode.FileChangeType.Changed, uri: uriOf(address) })),
        ),
      ),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === documentScheme) void this.noteChange(document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === documentScheme) void this.noteChange(uri);
      }),
    ];
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { text } = await this.answer(async (documents) => documents.read(uri, hasUnsavedChanges(uri)));
    return new TextEncoder().encode(marked(text));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const shown = await this.answer(async (documents) => documents.peek(uri, hasUnsavedChanges(uri)));
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: shown.changedAt,
      size: Buffer.byteLength(marked(shown.text)),
      ...(shown.readOnlyReason !== undefined && { permissions: vscode.FilePermission.Readonly }),
    };
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const text = decoded(content);
    await this.answer(async (documents) => documents.write(uri, text));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions(
      l10n.t('Documents of live resources are not listed as files.'),
    );
  }

  createDirectory(): never {
    throw notPossible();
  }

  delete(): never {
    throw notPossible();
  }

  rename(): never {
    throw notPossible();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /**
   * Notes what unsaved changes are begun from, or that they were thrown away. A failure here is no loss yet: saving
   * reports what keeps the draft from being kept.
   */
  private async noteChange(uri: vscode.Uri): Promise<void> {
    const isChanged = hasUnsavedChanges(uri);
    try {
      await this.answer(async (documents) => (isChanged ? documents.begin(uri) : documents.end(uri)));
    } catch (error) {
      this.onFailed(error);
    }
  }

  /** Problems as errors of a file system, which the editor shows in place of the document. */
  private async answer<T>(task: (documents: OpenDocuments) => Promise<T>): Promise<T> {
    try {
      return await task(await this.open());
    } catch (error) {
      throw error instanceof DocumentProblem ? fileError(error) : error;
    }
  }
}

function hasUnsavedChanges(uri: vscode.Uri): boolean {
  return openDocumentAt(uri)?.isDirty === true;
}

/**
 * A text as the editor reads it right: with a byte order mark, which the status bar shows, only where the user has set
 * another encoding for files, or the text begins with a mark of its own.
 */
function marked(text: string): string {
  const files = vscode.workspace.getConfiguration('files');
  const isPlain = files.get('encoding') === 'utf8' && files.get('autoGuessEncoding') !== true;
  const isForAll = (files.inspect('encoding')?.languageIds ?? []).length === 0;
  return isPlain && isForAll && !text.startsWith(byteOrderMark) ? text : byteOrderMark + text;
}

function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw vscode.FileSystemError.Unavailable(
      l10n.t('Documents are UTF-8: choose Reopen with Encoding in the status bar.'),
    );
  }
}

/**
 * What is not there is `Unavailable` too: the editor drops the message of `FileNotFound`, and offers to create the file.
 */
function fileError({ code, message }: DocumentProblem): vscode.FileSystemError {
  return code === 'refused'
    ? vscode.FileSystemError.NoPermissions(message)
    : vscode.FileSystemError.Unavailable(message);
}

function notPossible(): vscode.FileSystemError {
  return vscode.FileSystemError.NoPermissions(l10n.t('Resources are created and deleted in the views.'));
}
