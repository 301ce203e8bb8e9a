import * as vscode from 'vscode';
import { registerCommand, showFailure } from '../commands/register';
import type { Feature } from '../services';
import type { DeployableMarks } from './deployable-marks';
import type { planActs } from './plan-acts';
import type { PlanPages } from './plan-page';

/** The commands that make a plan, or do something with the one that is shown. */
const commands: readonly (keyof typeof planActs)[] = [
  'deploy',
  'deployVersion',
  'publish',
  'destroy',
  'showDeploymentHistory',
  'undoRun',
  'applyPlan',
  'refreshPlan',
  'comparePlan',
  'plan.runRow',
  'showPlanText',
  'discardPlan',
];

/**
 * *Engine Room: Deploy*, and the same under a more specific name for a lain.yaml, and what else is done with plans. Modules
 * are loaded on the first call.
 */
export const deployCommand: Feature = (services) => {
  let pages: PlanPages | undefined;
  services.views.onDrop(async (row, uriList) => {
    const { dropManifest } = await import('./drop-manifest');
    try {
      await dropManifest(services, await services.planView.open(), row, uriList);
    } catch (error) {
      await showFailure(services, error);
    }
  });
  const registered = commands.map((id) =>
    registerCommand(services, id, async (argument) => {
      const { planActs } = await import('./plan-acts');
      const { PlanPages } = await import('./plan-page');
      pages ??= new PlanPages();
      await planActs[id]({ services, pages }, argument);
    }),
  );
  return vscode.Disposable.from({ dispose: () => pages?.dispose() }, markDeployable(), ...registered);
};

/** Names of the files of services that may have policies. */
const ofServices = /(?:^|\/)(?:microservice|application|bootstrap)[^/]*\.ya?ml$/;

/**
 * Keeps the marks of what can be deployed, and of policies that can be published; what reads them is loaded with the first
 * one. Live documents are applied instead.
 */
function markDeployable(): vscode.Disposable {
  let marks: Promise<DeployableMarks> | undefined;
  const look = (document: vscode.TextDocument): void => {
    const { languageId, uri } = document;
    const isFile = languageId === 'cloud-manifest' || ofServices.test(uri.path);
    if (!isFile || uri.scheme === 'engine-room') return;
    marks ??= import('./deployable-marks').then(({ DeployableMarks }) => new DeployableMarks());
    void marks.then((loaded) => loaded.look(document));
  };
  for (const document of vscode.workspace.textDocuments) look(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.workspace.onDidCloseTextDocument(look),
  );
}
