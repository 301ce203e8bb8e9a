import * as vscode from 'vscode';
import { isRecord } from '../../api/values';
import type { Feature } from '../services';
import type { TreeNode } from '../views/tree-node';
import { registerCommand } from './register';

/** Commands that refresh views and rows, copy names and show the log. */
export const viewCommands: Feature = (services) => {
  const { views, log } = services;
  const copyName = async (row: unknown): Promise<void> => {
    const node = nodeIn(row) ?? views.selected;
    if (node) await vscode.env.clipboard.writeText(node.name ?? node.label);
  };
  return vscode.Disposable.from(
    registerCommand(services, 'refreshEngines', () => views.engines.refresh()),
    registerCommand(services, 'refreshMicroservices', () => views.microservices.refresh()),
    registerCommand(services, 'refreshInstances', () => views.instances.refresh()),
    registerCommand(services, 'refreshNode', (row) => {
      const node = nodeIn(row) ?? views.selected;
      if (node) views.refreshNode(node);
    }),
    registerCommand(services, 'copyName', copyName),
    registerCommand(services, 'copyKey', copyName),
    registerCommand(services, 'showLog', () => log.show()),
  );
};

/** The row that a menu passes; menus pass nothing while a view is being refreshed. */
function nodeIn(value: unknown): TreeNode | undefined {
  const isNode = isRecord(value) && typeof value['id'] === 'string' && typeof value['label'] === 'string';
  return isNode ? (value as unknown as TreeNode) : undefined;
}
