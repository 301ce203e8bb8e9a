import * as vscode from 'vscode';
import type { Feature } from '../services';
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
    registerCommand(services, 'showLog', () => log.show()),
  );
};
