import * as l10n from '@vscode/l10n';
import { appActions } from '../../resources/lain/app-actions';
import { deployedApps, registeredApps } from '../../resources/lain/apps';
import { planAction, type ActionRequest } from '../action-plan';
import type { DeployFile } from '../deploy-file';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import { formerOfApp } from '../history/former-app';
import { appOf } from '../lain/kind';
import { readLiveState } from '../lain/live-state';
import { removeByAction } from './remove-by-action';
import { goneAlready } from './remove-row';

/** Plans to undeploy the apps of LAIN that files name; an app that is not deployed is left as it is. @throws ApiError */
export async function planAppRemovals(
  files: readonly DeployFile[],
  context: DeployContext,
  signal: AbortSignal,
): Promise<readonly PreparedStep[]> {
  const lain = files.filter(({ manifest }) => manifest.kind === 'lain');
  const apps = [...new Set(lain.flatMap((file) => appOf(file) ?? []))];
  return Promise.all(apps.map((app) => stepOf(app, context, signal)));
}

async function stepOf(app: string, context: DeployContext, signal: AbortSignal): Promise<PreparedStep> {
  const named = { apiVersion: 'lain/v1', kind: 'App', name: app } as const;
  const { app: deployed } = await readLiveState(context, app, signal);
  if (!deployed) {
    const summary = l10n.t('{0} is not deployed', `${named.kind} ${app}`);
    return {
      step: { ...named, action: 'unchanged', summary, changes: [] },
      id: `App ${app}`,
      liveState: '',
      after: [],
      apply: goneAlready,
    };
  }
  const one = { scope: {}, identity: app };
  const request: ActionRequest = {
    action: appActions.undeployApp,
    resource: { kind: registeredApps, ...one },
  };
  const deployment = { kind: deployedApps, ...one };
  const { steps } = await planAction(request, {}, context, signal);
  const [prepared] = steps;
  if (!prepared) throw new Error('An action is one step.');
  return {
    ...prepared,
    id: `App ${app}`,
    step: { ...prepared.step, ...named },
    former: () => formerOfApp(app, deployed.metaversion, undefined),
    apply: (run) => removeByAction(request, deployment, prepared.liveState, context, run),
  };
}
