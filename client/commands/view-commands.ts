import * as vscode from 'vscode';
import type { Feature } from '../services';
import type { TreeNode } from '../views/tree-node';
import { registerCommand } from './register';

/** Refreshing views and rows, copying names, showing the log. */
export const viewCommands: Feature = (services) => {
  const { views, log } = services;
  return vscode.Disposable.from(
    registerCommand(services, 'refreshEngines', () => views.engines.refresh()),
    registerCommand(services, 'refreshMicroservices', () => views.microservices.refresh()),
    registerCommand(services, 'refreshInstances', () => views.instances.refresh()),
    registerCommand(services, 'refreshNode', (node) => {
      if (isNode(node)) views.refreshNode(node);
    }),
    registerCommand(services, 'copyName', copyName),
    registerCommand(services, 'copyKey', copyName),
    registerCommand(services, 'showLog', () => log.show()),
  );
};

async function copyName(node: unknown): Promise<void> {
  if (isNode(node)) await vscode.env.clipboard.writeText(node.name ?? node.label);
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'id' in value && 'label' in value;
}
