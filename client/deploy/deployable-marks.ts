import * as vscode from 'vscode';
import { looksDeployable } from '../../deploy/other-kinds';

/** Tells menus which of the open cloud manifests can be deployed, so that no other one offers it. */
export class DeployableMarks {
  private readonly deployable = new Set<string>();

  /** Looks at a document that was opened or changed; one that was closed is forgotten. */
  look(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    const isThere = !document.isClosed && looksDeployable(document.getText());
    if (isThere === this.deployable.has(uri)) return;
    if (isThere) this.deployable.add(uri);
    else this.deployable.delete(uri);
    void vscode.commands.executeCommand('setContext', 'engineRoom.deployable', [...this.deployable]);
  }
}
