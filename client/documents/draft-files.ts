import * as vscode from 'vscode';
import type { AgingFiles } from './begun-drafts';
import type { DraftFiles } from './drafts';

/** What the names of the files end in. */
const ending = '.json';

/** Files in a folder of the editor's storage for this extension. */
export class StoredFiles implements DraftFiles, AgingFiles {
  private readonly decoder = new TextDecoder();
  private readonly encoder = new TextEncoder();

  constructor(private readonly folder: vscode.Uri) {}

  async names(): Promise<readonly string[]> {
    const entries = (await unlessAbsent(vscode.workspace.fs.readDirectory(this.folder))) ?? [];
    return entries.flatMap(([name, type]) =>
      type === vscode.FileType.File && name.endsWith(ending) ? [name] : [],
    );
  }

  async read(name: string): Promise<string | undefined> {
    const content = await unlessAbsent(vscode.workspace.fs.readFile(this.at(name)));
    return content && this.decoder.decode(content);
  }

  /** Under another name first: whoever reads meanwhile gets the former text. */
  async write(name: string, text: string): Promise<void> {
    const next = this.at(`${name}.${String(process.pid)}`);
    await vscode.workspace.fs.writeFile(next, this.encoder.encode(text));
    await vscode.workspace.fs.rename(next, this.at(name), { overwrite: true });
  }

  async delete(name: string): Promise<void> {
    await unlessAbsent(vscode.workspace.fs.delete(this.at(name)));
  }

  async deleteOlder(than: number): Promise<void> {
    for (const name of await this.names()) {
      const stat = await unlessAbsent(vscode.workspace.fs.stat(this.at(name)));
      if (stat && stat.mtime < than) await this.delete(name);
    }
  }

  watch(onChanged: (name: string) => void): vscode.Disposable {
    const pattern = new vscode.RelativePattern(this.folder, `*${ending}`);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const report = ({ path }: vscode.Uri): void => onChanged(path.slice(path.lastIndexOf('/') + 1));
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(report),
      watcher.onDidChange(report),
      watcher.onDidDelete(report),
    );
  }

  private at(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, name);
  }
}

/** Undefined where there is no such file or folder, or no longer. */
async function unlessAbsent<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
