import * as l10n from '@vscode/l10n';
import { deployApp as deploy, updateApp } from '../../api/catalogue/lain/apps';
import type { App, RegisteredApp } from '../../api/catalogue/lain/shapes';
import { choiceOf } from '../questions';
import { done, failed, type ActionPlace, type ActionResult, type ActionRun } from '../resource-action';
import type { ListResources, ResourceAction } from '../resource-action';
import type { Everything } from '../resource-kind';
import { rolloutLists } from './app-lists';
import { deployedApps, registeredApps } from './apps';
import { followProc } from './follow-proc';
import { isHealthy, versionOf } from './pod-state';
import { deployments } from './procs';
import { partsOfInstance, resourceInstances } from './resource-instances';
import { versions } from './versions';

type Place = ActionPlace<Everything, RegisteredApp>;
type AppAction = ResourceAction<Everything, RegisteredApp>;

const common = {
  kind: registeredApps,
  on: 'item',
  affects: [deployedApps, resourceInstances, ...rolloutLists],
} as const;

/** Deploys the newest complete version of an app; the console takes no other. Source: LAIN console API §5.10. */
const deployApp: AppAction = {
  ...common,
  effect: 'create',
  isOffered: ({ appname }) => partsOfInstance(appname) === undefined,
  plan: async ({ subject: { appname }, list }) => {
    const [deployed] = await list(deployments, { app: appname });
    const [newest] = await list(versions, { app: appname });
    const obstacle = deployed
      ? l10n.t('It is deployed already: upgrade it instead.')
      : newest === undefined
        ? l10n.t('No version of it was pushed.')
        : undefined;
    return {
      summary: l10n.t('Deploy {0}', appname),
      notes: [
        l10n.t(
          'The console takes the newest version that has both of its images: {0} or an older one.',
          newest ?? '',
        ),
        l10n.t('Instances of the resources that it uses are deployed too.'),
      ],
      ...(obstacle !== undefined && { obstacle }),
    };
  },
  run: async (place, _answers, run) => {
    const { session, subject } = place;
    const client = await session.client('lain');
    await client.call(deploy, { body: { appname: subject.appname } });
    return followApp(place, run);
  },
};

/** Upgrades an app, or rolls it back, to a version that was pushed. Source: LAIN console API §5.13. */
const upgradeApp: AppAction = {
  ...common,
  effect: 'change',
  questions: async ({ subject: { appname }, list }) => {
    const pushed = await pushedVersions(appname, list);
    const title = l10n.t('Version of {0}', appname);
    return [{ name: 'meta_version', title, choices: pushed.map(choiceOf), initial: pushed[0] ?? '' }];
  },
  plan: async ({ subject: { appname }, list }, { meta_version: to = '' }) => {
    const [app] = await list(deployments, { app: appname });
    const count = app?.procs.reduce((sum, { pods }) => sum + pods.length, 0) ?? 0;
    return {
      summary: l10n.t('Upgrade {0} to {1}', appname, to),
      changes: [{ path: 'metaversion', from: app?.metaversion ?? '', to }],
      notes: [
        l10n.t('Instances that restart one after the other: {0}.', count),
        l10n.t(
          'Procs that the lain.yaml of this version lacks are removed; sizes and numbers of the others stay.',
        ),
        ...(app?.metaversion === to
          ? [l10n.t('It has this version already: its instances only restart.')]
          : []),
      ],
      ...(!app && { obstacle: l10n.t('It is not deployed.') }),
    };
  },
  run: async (place, { meta_version = '' }, run) => {
    const { session, subject } = place;
    const client = await session.client('lain');
    await client.call(updateApp, { appName: subject.appname, body: { meta_version } });
    return followApp(place, run, meta_version);
  },
};

/** Actions that bring another version of an app to the cluster. */
export const versionActions = { deployApp, upgradeApp };

/** The versions of an app; an instance of a resource has those of the resource. */
async function pushedVersions(appname: string, list: ListResources): Promise<readonly string[]> {
  return list(versions, { app: partsOfInstance(appname)?.resource ?? appname });
}

/**
 * Follows all procs until each of their instances runs the version. They change at the same time, so that following
 * one after the other takes no longer.
 * @param version The recorded version when left out.
 */
async function followApp(
  { session, subject: { appname } }: Place,
  run: ActionRun,
  version?: string,
): Promise<ActionResult> {
  const app = await deployedApps.read(session, {}, appname, run.signal);
  if (!app) return failed(l10n.t('The console does not list {0} as deployed.', appname));
  const wanted = version ?? app.metaversion;
  for (const { procname, numinstances } of app.procs) {
    const result = await followProc(
      session,
      {
        app: appname,
        proc: procname,
        instances: numinstances,
        formerError: '',
        isReached: (proc) =>
          proc?.pods.length === numinstances &&
          proc.pods.every((pod) => isHealthy(pod) && versionOf(pod) === wanted),
        done: () => '',
      },
      run,
    );
    if (result.state !== 'done') return result;
  }
  return done(l10n.t('{0} runs {1}; healthy instances: {2}.', appname, wanted, instancesOf(app)));
}

function instancesOf({ procs }: App): number {
  return procs.reduce((sum, { numinstances }) => sum + numinstances, 0);
}
