import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { patchProc } from '../../../api/catalogue/lain/procs';
import { parseJson } from '../../http/exchange';
import type { WireAnswer } from '../../http/exchange';
import type { AppVisit } from '../access';
import type { LainConsole } from '../console';
import { logOperation } from '../deployments';
import { isBusy, operateGroup, scaleGroup, specAt, upgradeGroup } from '../pod-group';
import { findRelease } from '../releases';
import { renderProc } from '../render';
import { fail, procUrl, schedulerResult, succeed } from '../replies';
import { startFailure } from '../rollout';
import { parseSize } from '../sizes';
import type { LainApp, PodGroup, ProcDefinition } from '../state';
import { anotherOperation, picture, refuseUndeployed } from './apps';

/** Memory that the sandbox's nodes have for one proc. */
const clusterMemory = 16 * 1024 ** 3;

const Fields = Type.Record(Type.String(), Type.Unknown());

interface Change {
  readonly numInstances?: number;
  readonly cpu?: number;
  readonly memoryBytes?: number;
  readonly operation?: string;
  readonly instance: number;
}

/** Scales a proc or operates its instances. Source: LAIN console API, section 5.18. */
export function changeProc(
  console: LainConsole,
  visit: AppVisit,
  choose: () => { proc: ProcDefinition; group: PodGroup | undefined },
): WireAnswer {
  const { app, now, request, user } = visit;
  const url = procUrl(app.name, request.path.procName ?? '');
  const body = parseJson(request.body);
  if (!Value.Check(Fields, body)) {
    const msg =
      'invalid request: should be json body with num_instances(integer) or cpu(integer) or memory(str)';
    throw fail(400, 'proc', msg);
  }
  refuseUndeployed(app, 'proc');
  const change = readChange(console, body, url);
  const { proc, group } = choose();
  const view = () => renderProc(picture(console, now), app, proc);
  if (!group) {
    throw fail(
      400,
      'proc',
      `proc ${proc.name} exists but not deployed\nplease deploy it first\n`,
      url,
      view(),
    );
  }
  refuseByScheduler(change, group, now, (status, message) =>
    fail(500, 'proc', schedulerResult(status, message), url, view()),
  );
  if (change.instance > specAt(group, now).numInstances) {
    throw fail(404, 'proc', `no such instance ${String(change.instance)} of proc ${proc.name}`, url);
  }
  replaceGroup(app, group, apply(console, { app, proc, group }, change, now));
  const message = `proc ${proc.name}: ${JSON.stringify(body)}`;
  logOperation(console, app, { user: user?.name ?? 'unknown', operation: 'SCALE', message, at: now });
  const msg = schedulerResult(202, 'PodGroupSpec will be patched and rescheduled.');
  return succeed(patchProc, 202, { proc: view(), msg, url });
}

/** Reads the request as the console does, one complaint after the other in one text. */
function readChange(console: LainConsole, body: Record<string, unknown>, url: string): Change {
  const complaints: string[] = [];
  const integer = (name: string): number | undefined => {
    const value = body[name];
    if (value === undefined) return undefined;
    if (Number.isInteger(value)) return Number(value);
    complaints.push(`invalid parameter: ${name} (${JSON.stringify(value)}) should be integer`);
    return undefined;
  };
  const numInstances = integer('num_instances');
  const cpu = integer('cpu');
  const memoryBytes = typeof body.memory === 'string' ? parseSize(body.memory) : undefined;
  if (body.memory !== undefined && memoryBytes === undefined) {
    const shown = typeof body.memory === 'string' ? body.memory : JSON.stringify(body.memory);
    complaints.push(`invalid parameter: memory (${shown}) humanfriendly.parse_size(memory) failed`);
  }
  const operation =
    console.generation === 'sync' && typeof body.operation === 'string' ? body.operation : undefined;
  const instance = operation === undefined ? 0 : (integer('instance') ?? 0);

  if (complaints.length > 0) throw fail(400, 'proc', complaints.join(''), url);
  const sizes = cpu !== undefined || memoryBytes !== undefined;
  if (numInstances === undefined && !sizes && operation === undefined) {
    throw fail(400, 'proc', 'missing parameters: num_instances OR cpu OR memory', url);
  }
  if (numInstances !== undefined && sizes) {
    throw fail(400, 'proc', 'scale num_instances should be a separate operation', url);
  }
  return {
    instance,
    ...(numInstances === undefined ? {} : { numInstances }),
    ...(cpu === undefined ? {} : { cpu }),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    ...(operation === undefined ? {} : { operation }),
  };
}

function refuseByScheduler(
  change: Change,
  group: PodGroup,
  now: number,
  refusal: (status: number, message: string) => Error,
): void {
  if (isBusy(group, now)) throw refusal(423, anotherOperation);
  const { numInstances = 1, cpu = 0 } = change;
  if (numInstances < 0 || cpu < 0) throw refusal(400, 'Missing paremeters');
  const spec = specAt(group, now);
  const memory = (change.memoryBytes ?? spec.memoryBytes) * (change.numInstances ?? spec.numInstances);
  if (memory > clusterMemory) throw refusal(405, 'No resources available to scheduler container');
}

function apply(
  console: LainConsole,
  { app, proc, group }: { app: LainApp; proc: ProcDefinition; group: PodGroup },
  change: Change,
  now: number,
): PodGroup {
  const { timing } = console;
  const { numInstances, operation, instance } = change;
  if (operation !== undefined) {
    const known = operation === 'start' || operation === 'stop' || operation === 'restart';
    return known ? operateGroup(group, operation, instance, now, timing) : group;
  }
  const spec = specAt(group, now);
  const { cpu = spec.cpu, memoryBytes = spec.memoryBytes } = change;
  const failure = startFailure(findRelease(app, spec.metaVersion), proc, memoryBytes);
  if (numInstances !== undefined) return scaleGroup(group, app.name, numInstances, now, timing, failure);
  return upgradeGroup(group, app.name, { ...spec, cpu, memoryBytes }, now, timing, failure);
}

function replaceGroup(app: LainApp, group: PodGroup, changed: PodGroup): void {
  if (!app.deployment) return;
  app.deployment.groups = app.deployment.groups.map((one) => (one === group ? changed : one));
}
