import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import type { Feature } from '../services';
import { PlanPages } from './plan-page';

/**
 * *Engine Room: Deploy*, and the same under a more specific name for a lain.yaml. Modules are loaded on the first call.
 */
export const deployCommand: Feature = (services) => {
  const pages = new PlanPages();
  const run = async (resource: unknown): Promise<void> => {
    const { deploy } = await import('./deploy');
    await deploy(services, pages, resource);
  };
  return vscode.Disposable.from(
    pages,
    registerCommand(services, 'deploy', run),
    registerCommand(services, 'deployVersion', run),
  );
};
