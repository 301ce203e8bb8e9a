import * as vscode from 'vscode';
import type { Feature } from '../services';
import type { TreeNode } from '../views/tree-node';
import { registerCommand } from './register';

/** Commands that refresh views and rows, copy names and show the log. */
export const viewCommands: Feature = (services) => {
  const { views, log } = services;
  const copyName = async (row: unknown): Promise<void> => {
    const node = views.nodeOf(row);
    if (node) await vscode.env.clipboard.writeText(node.name ?? node.label);
  };
  return vscode.Disposable.from(
    registerCommand(services, 'refreshEngines', () => views.engines.refresh()),
    registerCommand(services, 'refreshMicroservices', () => views.microservices.refresh()),
    registerCommand(services, 'refreshInstances', () => views.instances.refresh()),
    registerCommand(services, 'refreshNode', (row) => {
      const node = views.nodeOf(row);
      if (node) views.refreshNode(node);
    }),
    registerCommand(services, 'copyName', copyName),
    registerCommand(services, 'copyKey', copyName),
    registerCommand(services, 'openAddress', async (row) => {
      const address = addressOf(views.nodeOf(row));
      if (address !== undefined) await vscode.env.openExternal(vscode.Uri.parse(address, true));
    }),
    registerCommand(services, 'copyAddress', async (row) => {
      const address = views.nodeOf(row)?.address;
      if (address !== undefined) await vscode.env.clipboard.writeText(address);
    }),
    registerCommand(services, 'showLog', () => log.show()),
  );
};

/** The address of a row when a browser may open it: servers wrote it, and other schemes start programs. */
function addressOf(node: TreeNode | undefined): string | undefined {
  const { address = '' } = node ?? {};
  const isWeb = URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
  return isWeb ? address : undefined;
}
