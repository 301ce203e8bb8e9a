import * as vscode from 'vscode';
import type { DraftFiles } from './drafts';

/** Files in a folder of the editor's storage for this extension. */
export class StoredFiles implements DraftFiles {
  private readonly decoder = new TextDecoder();
  private readonly encoder = new TextEncoder();

  constructor(private readonly folder: vscode.Uri) {}

  async readAll(): Promise<readonly string[]> {
    const texts = (await this.names()).map(async (name) =>
      this.decoder.decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.folder, name))),
    );
    return Promise.all(texts);
  }

  async write(name: string, text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(this.folder, name), this.encoder.encode(text));
  }

  async delete(name: string): Promise<void> {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(this.folder, name));
  }

  /** None before the first file is written. */
  private async names(): Promise<readonly string[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.folder);
      return entries.flatMap(([name, type]) => (type === vscode.FileType.File ? [name] : []));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return [];
      throw error;
    }
  }
}
