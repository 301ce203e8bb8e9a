import * as Type from 'typebox';
import { Value } from 'typebox/value';
import {
  deleteApp,
  deployApp,
  getApp,
  listApps,
  listResourceInstances,
  updateApp,
} from '../../../api/catalogue/lain/apps';
import { parseJson } from '../../http/exchange';
import type { Endpoint, WireAnswer } from '../../http/exchange';
import { appInPath, appInPathScheduled, maintainEndpoint, maintains, readEndpoint } from '../access';
import type { AppVisit } from '../access';
import { appTypeOf, findApp, instancesOf, ownGroups } from '../cluster';
import type { LainConsole } from '../console';
import { begin, logOperation } from '../deployments';
import { isBusy } from '../pod-group';
import { findRelease, listedVersions, newestComplete } from '../releases';
import { renderApp, renderRepository } from '../render';
import type { Picture } from '../render';
import { appsUrl, appUrl, fail, schedulerResult, succeed } from '../replies';
import { takeDown } from '../rollout';
import type { LainApp, Release } from '../state';

const NamedApp = Type.Object({ appname: Type.String() });
const WantedVersion = Type.Object({ meta_version: Type.String({ minLength: 1 }) });

const pushFirst = '\nplease check your App images then try to update your App\n';

/** Deployed apps. Source: LAIN console API, sections 5.10 to 5.14 and 5.20. */
export function appsEndpoints(console: LainConsole): Endpoint[] {
  return [
    maintainEndpoint(console, deployApp, { app: namedInBody, scheduler: true }, (visit) =>
      deploy(console, visit),
    ),

    readEndpoint(console, listApps, ({ request, user, now }) => {
      const { apptype } = request.query;
      const wanted = apptype ?? (request.url.includes('?') ? 'app' : undefined);
      const apps = console.state.apps
        .filter((app) => app.deployment && maintains(console, user, app))
        .filter((app) => wanted === undefined || appTypeOf(app, app.deployment?.manifest) === wanted)
        .map((app) => renderApp(picture(console, now), app));
      return succeed(listApps, 200, { apps, msg: '', url: appsUrl });
    }),

    maintainEndpoint(console, getApp, appInPath, ({ app, now }) => {
      refuseUndeployed(app, 'app');
      return succeed(getApp, 200, {
        app: renderApp(picture(console, now), app),
        msg: '',
        url: appUrl(app.name),
      });
    }),

    maintainEndpoint(console, updateApp, appInPathScheduled, (visit) => update(console, visit)),

    maintainEndpoint(console, deleteApp, appInPathScheduled, (visit) => remove(console, visit)),

    maintainEndpoint(
      console,
      listResourceInstances,
      { app: (request) => request.path.resourceName ?? '' },
      ({ app, now }) => {
        const instances = instancesOf(console.state, app.name).map((one) =>
          renderApp(picture(console, now), one),
        );
        const url = `/v1/resources/${app.name}/instances/`;
        return succeed(listResourceInstances, 200, { instances, msg: '', url });
      },
    ),
  ];
}

export function picture(console: LainConsole, now: number): Picture {
  return { state: console.state, now, canaries: console.generation === 'sync' };
}

export function refuseUndeployed(app: LainApp, name: string): void {
  if (!app.deployment) throw fail(404, name, `app with appname ${app.name} has not been deployd\n`, appsUrl);
}

async function deploy(console: LainConsole, { app, user, now }: AppVisit): Promise<WireAnswer> {
  const url = appUrl(app.name);
  if (app.deployment) {
    const existing = renderApp(picture(console, now), app);
    throw fail(409, 'app', `app with appname ${app.name} already exists\n`, url, existing);
  }
  if (listedVersions(app).length === 0) {
    throw fail(
      500,
      'app',
      `error in getting images: no available images in registry for app ${app.name}${pushFirst}`,
      url,
    );
  }
  const release = newestComplete(app);
  if (!release) throw fail(400, 'app', `not found both meta and release images,${pushFirst}`, url);

  const refusal = begin(console, app, 'deploy', release, now);
  log(console, app, user?.name, 'DEPLOY', release, now);
  if (console.generation === 'sync') await console.clock.sleep(console.timing.consoleWork);
  if (refusal !== undefined) {
    throw fail(406, 'app', `request of deploy app ${app.name} is not acceptable with error:${refusal}`, url);
  }
  const msg = `deploy request of app ${app.name} has been accepted.`;
  return succeed(deployApp, 202, { app: renderApp(picture(console, console.clock.now()), app), msg, url });
}

async function update(console: LainConsole, { app, user, now, request }: AppVisit): Promise<WireAnswer> {
  refuseUndeployed(app, 'app');
  const url = appUrl(app.name);
  const body = parseJson(request.body);
  const wanted = Value.Check(WantedVersion, body) ? body.meta_version : undefined;
  const release = wanted === undefined ? newestFor(console, app) : findRelease(app, wanted);
  if (!release && wanted !== undefined) {
    const msg = `no such meta_version ${wanted} for app ${app.name}\nplease check your images\n`;
    throw fail(400, 'app', msg, url, renderApp(picture(console, now), app));
  }
  if (!release?.hasRelease) throw fail(400, 'app', `can not get meta_version/meta${pushFirst}`, url);

  const refusal = begin(console, app, 'update', release, now);
  log(console, app, user?.name, 'UPDATE', release, now);
  if (console.generation === 'sync') await console.clock.sleep(console.timing.consoleWork);
  if (refusal !== undefined) {
    throw fail(406, 'app', `request of update app ${app.name} is not acceptable with error:${refusal}`, url);
  }
  const msg = `update request of app ${app.name} has been accepted.`;
  return succeed(updateApp, 202, { app: renderApp(picture(console, console.clock.now()), app), msg, url });
}

function remove(console: LainConsole, { app, user, now }: AppVisit): WireAnswer {
  refuseUndeployed(app, 'app');
  if (app.deployment?.manifest?.appType === 'resource') {
    const existing = renderApp(picture(console, now), app);
    throw fail(403, 'app', 'Not allow to delete resource app.', appsUrl, existing);
  }
  if (app.protected && console.generation === 'sync') {
    const existing = renderApp(picture(console, now), app);
    throw fail(403, 'app', `Not allow to delete protected app ${app.name}.`, appsUrl, existing);
  }
  const groups = app.deployment ? ownGroups(app.deployment) : [];
  const busy = groups.filter((group) => isBusy(group, now));
  const results = (names: readonly string[], status: number, message: string) =>
    names.map((name) => `  ${app.name}.${name}\n${schedulerResult(status, message)}\n`).join('');
  const removedNames = groups.filter((group) => !busy.includes(group)).map((group) => group.proc);
  const report =
    `OK: ${busy.length === 0 ? 'True' : 'False'}\n` +
    `remove_success_results:\n${results(removedNames, 202, 'PodGroup will be deleted.')}` +
    'remove_missed_results:\n' +
    `remove_failed_results:\n${results(
      busy.map((group) => group.proc),
      423,
      anotherOperation,
    )}`;
  if (busy.length > 0) throw fail(500, 'app', `app remove results: ${report}`, appUrl(app.name));

  logOperation(console, app, {
    user: user?.name ?? 'unknown',
    operation: 'DELETE',
    message: `app ${app.name} deleted`,
    at: now,
  });
  takeDown(console.state, app);
  const removed = renderRepository(app.name);
  return succeed(deleteApp, 202, { app: removed, msg: `app remove results: ${report}`, url: appsUrl });
}

export const anotherOperation = 'PodGroup is in another operation, please try again later';

/** A resource instance follows its resource app; all others take their newest complete version. */
function newestFor(console: LainConsole, app: LainApp): Release | undefined {
  if (!app.name.startsWith('resource.')) return newestComplete(app);
  const resource = findApp(console.state, app.name.split('.')[1] ?? '');
  return resource?.deployment && findRelease(resource, resource.deployment.metaVersion);
}

function namedInBody(request: { readonly body: Buffer }): string {
  const body = parseJson(request.body);
  if (!Value.Check(NamedApp, body)) {
    throw fail(400, 'app', 'invalid request: should be json body with appname(string)');
  }
  return body.appname;
}

function log(
  console: LainConsole,
  app: LainApp,
  user = 'unknown',
  operation: string,
  release: Release,
  at: number,
): void {
  const message = `app ${app.name} to version ${release.metaVersion}`;
  logOperation(console, app, { user, operation, message, at });
}
