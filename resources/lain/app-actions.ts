import * as l10n from '@vscode/l10n';
import { deleteApp } from '../../api/catalogue/lain/apps';
import { manifestAppName } from '../../api/catalogue/lain/parameters';
import { registerApp as register } from '../../api/catalogue/lain/repos';
import type { App, RegisteredApp } from '../../api/catalogue/lain/shapes';
import { textQuestion } from '../questions';
import type { Everything } from '../resource-kind';
import type { ResourceAction } from '../resource-action';
import { rolloutLists } from './app-lists';
import { deployedApps, registeredApps } from './apps';
import { deployments } from './procs';
import { resourceInstances } from './resource-instances';

/** Source: LAIN console API §5.1. */
const registerApp: ResourceAction<Everything, undefined> = {
  kind: registeredApps,
  on: 'list',
  effect: 'create',
  questions: () => [textQuestion(manifestAppName, { name: 'appname', title: l10n.t('Name of the app') })],
  plan: async ({ list }, { appname = '' }) => {
    const apps = await list(registeredApps, {});
    return {
      summary: l10n.t('Register {0}', appname),
      notes: [l10n.t('You become its admin. A registration can’t be taken back.')],
      ...(apps.some((app) => app.appname === appname) && { obstacle: l10n.t('It is registered already.') }),
    };
  },
  run: async ({ session }, { appname = '' }, { signal }) => {
    const client = await session.client('lain');
    await client.call(register, { body: { appname } });
    const app = await registeredApps.read(session, {}, appname, signal);
    return app
      ? { state: 'done', message: l10n.t('{0} is registered.', appname) }
      : { state: 'failed', message: l10n.t('The console doesn’t list {0}.', appname) };
  },
};

/** Source: LAIN console API §5.14. */
const undeployApp: ResourceAction<Everything, RegisteredApp> = {
  kind: registeredApps,
  on: 'item',
  effect: 'remove',
  affects: [deployedApps, resourceInstances, ...rolloutLists],
  plan: async ({ subject: { appname }, list }) => {
    const [app] = await list(deployments, { app: appname });
    const summary = l10n.t('Undeploy {0}', appname);
    if (!app) return { summary, obstacle: l10n.t('It is not deployed.') };
    if (app.apptype === 'resource') {
      return {
        summary,
        obstacle: l10n.t('Consoles refuse to undeploy resources, since other apps use them.'),
      };
    }
    return { summary, notes: [...whatGoes(app), l10n.t('Its name stays registered.')] };
  },
  run: async ({ session, subject: { appname } }, _answers, { signal }) => {
    const client = await session.client('lain');
    await client.call(deleteApp, { appName: appname });
    const app = await deployedApps.read(session, {}, appname, signal);
    return app
      ? { state: 'failed', message: l10n.t('The console still lists {0} as deployed.', appname) }
      : { state: 'done', message: l10n.t('{0} is no longer deployed.', appname) };
  },
};

/** Actions on apps. */
export const appActions = { registerApp, undeployApp };

function whatGoes({ procs, useresources }: App): string[] {
  const instances = procs.reduce((count, { pods }) => count + pods.length, 0);
  const addresses = procs.flatMap(({ mountpoints }) => mountpoints);
  const resources = useresources.flatMap(({ resourceinstance: { appname } }) => appname ?? []);
  return [
    l10n.t('Instances that go: {0}. Their volumes stay on the nodes.', instances),
    ...(addresses.length > 0 ? [l10n.t('Nothing answers at {0} any more.', addresses.join(', '))] : []),
    ...(resources.length > 0 ? [l10n.t('Resource instances that go too: {0}.', resources.join(', '))] : []),
  ];
}
