import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services';
import { draftName, type Draft } from './drafts';
import type { LiveDocument } from './live-documents';
import { uriOf } from './document-uri';

const mergeScheme = 'engine-room-merge';

/** A line by which the merge editor begins with what does not conflict. */
const conflictMark = '<<<<<<<';

interface MergeFile {
  readonly content: Uint8Array;
  readonly mtime: number;
  /** Called with what is saved; absent for what can only be read. */
  readonly onSaved?: (text: string) => void;
}

/**
 * Three-way merges of drafts with live texts. The merge editor saves its output whenever it likes, so its files are in
 * memory here, and what it saves becomes the draft only when the user says so.
 */
export class Merges implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly files = new Map<string, MergeFile>();
  private readonly registration = vscode.workspace.registerFileSystemProvider(mergeScheme, this, {
    isCaseSensitive: true,
  });
  private made = 0;

  /** Opens the merge editor for a draft; without one, the differences, and leaves the rest to the user. */
  async open(services: Services, draft: Draft, live: LiveDocument): Promise<void> {
    const name = draftName(draft);
    const connection = live.target.connection.name;
    this.made += 1;
    const file = (side: string, text: string, onSaved?: (text: string) => void): vscode.Uri => {
      const uri = vscode.Uri.from({ scheme: mergeScheme, path: `/${String(this.made)}/${side}/${name}` });
      const content = new TextEncoder().encode(text);
      this.files.set(uri.path, { content, mtime: services.clock.now(), ...(onSaved && { onSaved }) });
      return uri;
    };
    const theirs = file('theirs', live.text);
    const merge = new Merge(services, draft, live);
    const input = {
      base: file('base', draft.base),
      input1: { uri: theirs, title: l10n.t('On {0}', connection), description: '', detail: '' },
      input2: { uri: file('mine', draft.text), title: l10n.t('Draft'), description: '', detail: '' },
      output: file('merged', `${conflictMark}\n`, (text) => void merge.offer(text)),
    };
    try {
      await vscode.commands.executeCommand('_open.mergeEditor', input);
    } catch (error) {
      services.log.debug(`The merge editor could not be opened: ${String(error)}`);
      const title = l10n.t('{0}: {1} ↔ draft', name, connection);
      await vscode.commands.executeCommand('vscode.diff', theirs, uriOf(draft.address), title);
    }
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const { content, mtime, onSaved } = this.fileAt(path);
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime,
      size: content.length,
      ...(!onSaved && { permissions: vscode.FilePermission.Readonly }),
    };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    return this.fileAt(path).content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const file = this.fileAt(uri.path);
    if (!file.onSaved) throw vscode.FileSystemError.NoPermissions(uri);
    this.files.set(uri.path, { ...file, content, mtime: file.mtime + 1 });
    file.onSaved(new TextDecoder().decode(content));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }

  private fileAt(path: string): MergeFile {
    const file = this.files.get(path);
    if (!file) throw vscode.FileSystemError.FileNotFound(path);
    return file;
  }
}

/** One merge: offers what was saved last, once at a time. */
class Merge {
  private latest = '';
  private isAsking = false;

  constructor(
    private readonly services: Services,
    private readonly draft: Draft,
    private readonly live: LiveDocument,
  ) {}

  async offer(text: string): Promise<void> {
    this.latest = text;
    if (this.isAsking || text.includes(conflictMark)) return;
    this.isAsking = true;
    try {
      await this.ask();
    } finally {
      this.isAsking = false;
    }
  }

  private async ask(): Promise<void> {
    const { prompts, documents } = this.services;
    const use = l10n.t('Use as Draft');
    const message = l10n.t('Use the merged text as the draft of {0}?', draftName(this.draft));
    if ((await prompts.inform(message, use)) !== use) return;
    const { address } = this.draft;
    const current = await documents.drafts.saved(address);
    if (current && current.text !== this.draft.text) {
      await prompts.warn(l10n.t('The draft has changed since: apply it again to merge it anew.'));
      return;
    }
    await documents.drafts.put({ ...this.draft, base: this.live.text, text: this.latest });
    const apply = l10n.t('Apply');
    const merged = l10n.t('The merged text is the draft of {0} now.', draftName(this.draft));
    if ((await prompts.inform(merged, apply)) !== apply) return;
    await vscode.commands.executeCommand('engineRoom.applyDocument', uriOf(address));
  }
}
