import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import type { Feature } from '../services';
import { PlanPages } from './plan-page';

/**
 * *Engine Room: Deploy*, and the same under the name that says what it does with a lain.yaml; what they need is loaded
 * when they are first called.
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
