import {
  deleteProc,
  deployProc,
  getProc,
  listInstanceHistories,
  listProcs,
  patchProc,
} from '../../../api/catalogue/lain/procs';
import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { parseJson } from '../../http/exchange';
import type { Endpoint, WireAnswer } from '../../http/exchange';
import { appInPath, appInPathScheduled, maintainEndpoint } from '../access';
import type { AppVisit } from '../access';
import type { LainConsole } from '../console';
import { logOperation } from '../deployments';
import { historyOf, isBusy } from '../pod-group';
import { findRelease } from '../releases';
import { groupsOf, renderProc } from '../render';
import { fail, fatal, procsUrl, procUrl, schedulerResult, succeed } from '../replies';
import { deployMissingProc } from '../rollout';
import type { PodGroup, ProcDefinition } from '../state';
import { anotherOperation, picture, refuseUndeployed } from './apps';
import { changeProc } from './change-proc';
import { withoutOldConsoles } from './repos';

const NamedProc = Type.Object({ procname: Type.String() });

/** Procs and their instances. Source: LAIN console API, sections 5.15 to 5.19 and 7. */
export function procsEndpoints(console: LainConsole): Endpoint[] {
  return [
    maintainEndpoint(console, listProcs, appInPath, ({ app, now }) => {
      refuseUndeployed(app, 'procs');
      const definitions = app.deployment?.manifest?.procs.filter((proc) => proc.type !== 'portal') ?? [];
      const procs = definitions.map((proc) => renderProc(picture(console, now), app, proc));
      return succeed(listProcs, 200, { procs, msg: '', url: procsUrl(app.name) });
    }),

    maintainEndpoint(console, deployProc, appInPathScheduled, (visit) => deploy(console, visit)),

    maintainEndpoint(console, getProc, appInPath, (visit) => {
      const { app, now } = visit;
      const { proc, group } = chosenProc(visit, 404);
      const msg = group ? '' : `proc ${proc.name} exists but not deployed`;
      const url = procUrl(app.name, proc.name);
      return succeed(getProc, 200, { proc: renderProc(picture(console, now), app, proc), msg, url });
    }),

    maintainEndpoint(console, patchProc, appInPathScheduled, (visit) =>
      changeProc(console, visit, () => chosenProc(visit, 404)),
    ),

    maintainEndpoint(console, deleteProc, appInPathScheduled, (visit) => remove(console, visit)),

    withoutOldConsoles(
      console,
      maintainEndpoint(console, listInstanceHistories, appInPath, (visit) => histories(visit)),
    ),
  ];
}

/** A proc of the deployed manifest, and its pod group when it is deployed; portals have none of their own. */
function chosenProc(
  visit: AppVisit,
  unknown: 400 | 404,
  name = visit.request.path.procName ?? '',
): {
  proc: ProcDefinition;
  group: PodGroup | undefined;
} {
  const { app } = visit;
  refuseUndeployed(app, 'proc');
  const proc = app.deployment?.manifest?.procs.find((one) => one.name === name);
  if (!proc) throw fail(unknown, 'proc', `no such proc ${name} in app ${app.name}`, procsUrl(app.name));
  return { proc, group: groupsOf(app, name).find((group) => group.client === undefined) };
}

/** Works on the oldest consoles only: the later ones fail while they note it in their log. */
function deploy(console: LainConsole, visit: AppVisit): WireAnswer {
  const { app, now, request, user } = visit;
  const body = parseJson(request.body);
  if (!Value.Check(NamedProc, body)) {
    throw fail(400, 'proc', 'invalid request: should be json body with procname(string)');
  }
  const { proc, group } = chosenProc(visit, 400, body.procname);
  const url = procUrl(app.name, proc.name);
  const view = () => renderProc(picture(console, now), app, proc);
  if (group) throw fail(409, 'proc', `proc with procname ${proc.name} already exists\n`, url, view());
  if (console.generation === 'sync') {
    const error = 'not all arguments converted during string formatting';
    throw fail(500, 'proc', fatal(`create app ${app.name} proc ${proc.name}`, error), url);
  }
  const release = findRelease(app, app.deployment?.metaVersion ?? '');
  if (!release)
    throw fail(500, 'proc', fatal(`create app ${app.name} proc ${proc.name}`, 'no such version'), url);
  deployMissingProc({ state: console.state, now, timing: console.timing }, app, release, proc);
  logOperation(console, app, {
    user: user?.name ?? 'unknown',
    operation: 'DEPLOY',
    message: `proc ${proc.name} deployed`,
    at: now,
  });
  return succeed(deployProc, 201, { proc: view(), msg: 'OK: True\n', url });
}

function remove(console: LainConsole, visit: AppVisit): WireAnswer {
  const { app, now, user } = visit;
  const { proc, group } = chosenProc(visit, 404);
  const url = procUrl(app.name, proc.name);
  const view = () => renderProc(picture(console, now), app, proc);
  if (!group || !app.deployment) {
    throw fail(
      400,
      'proc',
      `proc ${proc.name} exists but not deployed\nplease deploy it first\n`,
      url,
      view(),
    );
  }
  if (isBusy(group, now)) throw fail(500, 'proc', schedulerResult(423, anotherOperation), url, view());
  app.deployment.groups = app.deployment.groups.filter((one) => one !== group);
  logOperation(console, app, {
    user: user?.name ?? 'unknown',
    operation: 'DELETE',
    message: `proc ${proc.name} deleted`,
    at: now,
  });
  const msg = schedulerResult(202, 'PodGroup will be deleted.');
  return succeed(deleteProc, 202, { proc: view(), msg, url: procsUrl(app.name) });
}

function histories(visit: AppVisit): WireAnswer {
  const { app, now, request } = visit;
  const { procName = '', instance = '' } = request.path;
  const url = `${procUrl(app.name, procName)}instance/${instance}/histories/`;
  const [group] = groupsOf(app, procName);
  const type = app.deployment?.manifest?.procs.find((one) => one.name === procName)?.type ?? '';
  const entries = group ? historyOf(group, Number(instance), now) : [];
  if (entries.length === 0) {
    const msg = `no histories of instance ${instance} of proc ${procName}`;
    return succeed(listInstanceHistories, 200, { proc: [], msg, url });
  }
  const StatusHistory = entries.map((entry) => ({
    ...entry,
    time: Math.floor(entry.time / 1000),
    node: `node${String(entry.node)}`,
  }));
  const proc = { Name: `${app.name}.${type}.${procName}`, Instance: instance, StatusHistory };
  return succeed(listInstanceHistories, 200, { proc, msg: '', url });
}
