import * as Type from 'typebox';
import { Value } from 'typebox/value';
import * as vscode from 'vscode';

/** The part of the built-in Git extension's API that is used here. */
interface GitExtension {
  getAPI(version: 1): GitApi;
}

interface GitApi {
  getRepository(file: vscode.Uri): { readonly state: { readonly HEAD?: unknown } } | null;
}

const Head = Type.Object({ commit: Type.String() });

/** The commit that is checked out where the file lies; undefined in an untrusted workspace or without Git. */
export async function checkedOutCommit(file: vscode.Uri): Promise<string | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    const git = await extension.activate();
    const head = git.getAPI(1).getRepository(file)?.state.HEAD;
    return Value.Check(Head, head) ? head.commit : undefined;
  } catch {
    return undefined; // Git is switched off: the newest version is offered instead
  }
}
