import * as vscode from 'vscode';
import { registerCommand } from '../commands/register';
import type { Feature } from '../services';
import { PlanPages } from './plan-page';

/** *Engine Room: Deploy*; what it needs is loaded when it is first called. */
export const deployCommand: Feature = (services) => {
  const pages = new PlanPages();
  const command = registerCommand(services, 'deploy', async (resource) => {
    const { deploy } = await import('./deploy');
    await deploy(services, pages, resource);
  });
  return vscode.Disposable.from(pages, command);
};
