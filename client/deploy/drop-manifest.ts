import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { isManifestFile } from './choose-document';
import { deploy } from './deploy';
import type { PlanView } from './plan-view';

/** Schemes of files that can be deployed. */
const fileSchemes = ['file', 'vscode-remote'];

/** Plans the deployment of a manifest that was dropped on a row to the connection of the row. */
export async function dropManifest(
  services: Services,
  view: PlanView,
  row: TreeNode | undefined,
  uriList: string,
): Promise<void> {
  const [file, ...others] = filesOf(uriList);
  const target = row?.engine ?? row?.connection;
  if (!file || others.length > 0 || !target) {
    await services.prompts.inform(
      l10n.t('Drop one manifest, such as a lain.yaml, on a connection or a row below it to deploy it there.'),
    );
    return;
  }
  await deploy(services, view, file, target);
}

/** The manifests of a list of addresses, which is one address a line; other programs write other things. */
function filesOf(uriList: string): readonly vscode.Uri[] {
  return uriList
    .split(/\r?\n/)
    .flatMap((line) => uriOf(line) ?? [])
    .filter((uri) => fileSchemes.includes(uri.scheme) && isManifestFile(uri));
}

/** The address on a line; undefined where there is none, or one that the editor does not take, such as `file:////x`. */
function uriOf(line: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(line, true);
  } catch {
    return undefined;
  }
}
