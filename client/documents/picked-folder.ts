import * as vscode from 'vscode';
import type { ChosenFolder } from './write-folder';

/** A folder on disk that the user picked. */
export class PickedFolder implements ChosenFolder {
  constructor(readonly uri: vscode.Uri) {}

  async kindOf(path: readonly string[]): Promise<'absent' | 'file' | 'folder' | 'other'> {
    try {
      const { type } = await vscode.workspace.fs.stat(this.at(path));
      if (type === vscode.FileType.File) return 'file';
      return type === vscode.FileType.Directory ? 'folder' : 'other'; // a link has its bit besides
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return 'absent';
      throw error;
    }
  }

  async read(path: readonly string[]): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.at(path)));
  }

  async write(path: readonly string[], text: string): Promise<void> {
    await vscode.workspace.fs.writeFile(this.at(path), new TextEncoder().encode(text));
  }

  private at(path: readonly string[]): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, ...path);
  }
}
