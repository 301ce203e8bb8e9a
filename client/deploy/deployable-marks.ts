import * as vscode from 'vscode';
import { looksDeployable } from '../../deploy/looks-deployable';

/** Tells menus which of the open cloud manifests can be deployed, so that no other one offers it. */
export class DeployableMarks {
  /** Paths, as menus know them: in a remote window the editor has other addresses of files than the extension. */
  private readonly deployable = new Set<string>();

  /** Looks at a document that was opened or changed; one that was closed is forgotten. */
  look(document: vscode.TextDocument): void {
    const { scheme, fsPath, path } = document.uri;
    const place = scheme === 'file' ? fsPath : path;
    const isThere = !document.isClosed && looksDeployable(document.getText());
    if (isThere === this.deployable.has(place)) return;
    if (isThere) this.deployable.add(place);
    else this.deployable.delete(place);
    void vscode.commands.executeCommand('setContext', 'engineRoom.deployable', [...this.deployable]);
  }
}
