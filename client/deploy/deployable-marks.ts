import * as vscode from 'vscode';
import { hasPolicyTexts, looksDeployable } from '../../deploy/looks-deployable';

/** Tells menus which of the open files can be deployed or have policies to publish, so that no other one offers it. */
export class DeployableMarks {
  private readonly deployable = new Marks('engineRoom.deployable');
  private readonly publishable = new Marks('engineRoom.publishable');

  /** Looks at a document that was opened or changed; one that was closed is forgotten. */
  look(document: vscode.TextDocument): void {
    const { isClosed, languageId } = document;
    const text = isClosed ? '' : document.getText();
    if (languageId === 'cloud-manifest') this.deployable.set(document, looksDeployable(text));
    else this.publishable.set(document, hasPolicyTexts(text));
  }
}

/** The files that a when-clause asks for. */
class Marks {
  /** Paths, as menus know them: in a remote window the editor has other addresses of files than the extension. */
  private readonly paths = new Set<string>();

  constructor(private readonly key: string) {}

  set({ uri: { scheme, fsPath, path } }: vscode.TextDocument, isMarked: boolean): void {
    const place = scheme === 'file' ? fsPath : path;
    if (isMarked === this.paths.has(place)) return;
    if (isMarked) this.paths.add(place);
    else this.paths.delete(place);
    void vscode.commands.executeCommand('setContext', this.key, [...this.paths]);
  }
}
