import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerCommand, showFailure } from '../commands/register';
import type { Feature } from '../services';
import type { DeployableMarks } from './deployable-marks';
import { PlanPages } from './plan-page';
import type { PlanView } from './plan-view';

/**
 * *Engine Room: Deploy*, and the same under a more specific name for a lain.yaml. Modules are loaded on the first call.
 */
export const deployCommand: Feature = (services) => {
  const pages = new PlanPages();
  const { planView } = services;
  /** Does something with the plan that is shown. */
  const withPlan =
    (act: (plan: NonNullable<PlanView['current']>) => Promise<void>) => async (): Promise<void> => {
      const current = await planView.current();
      if (current) await act(current);
      else await services.prompts.inform(l10n.t('There is no plan: run Engine Room: Deploy.'));
    };
  /** @param argument A file, or the row of a connection to deploy to. */
  const run = async (argument: unknown, publishes = false): Promise<void> => {
    const { deploy } = await import('./deploy');
    const row = services.views.rowOf(argument);
    const given = row?.engine ?? row?.connection;
    await deploy(services, await planView.open(), row ? undefined : argument, given, publishes);
  };
  /** @param step The step of a row; all that change something when left out. */
  const compare = async (step?: unknown): Promise<void> => {
    await withPlan(async () => {
      const view = await planView.open();
      const steps = view.compared(typeof step === 'string' ? step : undefined);
      if (steps.length > 0) await pages.compare(steps);
      else await services.prompts.inform(l10n.t('The plan changes nothing that can be compared.'));
    })();
  };
  services.views.onDrop(async (row, uriList) => {
    const { dropManifest } = await import('./drop-manifest');
    try {
      await dropManifest(services, await planView.open(), row, uriList);
    } catch (error) {
      await showFailure(services, error);
    }
  });
  return vscode.Disposable.from(
    pages,
    markDeployable(),
    registerCommand(services, 'deploy', (argument) => run(argument)),
    registerCommand(services, 'deployVersion', (argument) => run(argument)),
    registerCommand(services, 'publish', (argument) => run(argument, true)),
    registerCommand(
      services,
      'applyPlan',
      withPlan(({ again }) => again.deploy()),
    ),
    registerCommand(
      services,
      'refreshPlan',
      withPlan(({ again }) => again.refresh()),
    ),
    registerCommand(services, 'comparePlan', compare),
    registerCommand(
      services,
      'showPlanText',
      withPlan(({ plan }) => pages.show(plan)),
    ),
    registerCommand(
      services,
      'discardPlan',
      withPlan(() => planView.discard()),
    ),
  );
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
