import type { Caller } from '../../iam/authorize';
import type { Cse } from '../cse';
import { refuse } from '../errors';
import type { CseState, Engine, EngineJob, JobType } from '../state';
import { findFlavor } from './flavors';
import { startJob } from './jobs';
import type { JobStart } from './jobs';
import { addEngine, latestVersions, prefixOf } from './new-engine';
import type { Owner, WantedEngine } from './new-engine';
import type { Failure } from './phases';

/** The caller and the time of a change. */
export type Doing = Pick<JobStart, 'createUser' | 'now' | 'pace'>;

const deletable: readonly Engine['status'][] = ['Available', 'CreateFailed', 'UpgradeFailed', 'ModifyFailed'];
const failed: readonly Engine['status'][] = ['CreateFailed', 'UpgradeFailed', 'ModifyFailed'];

/** What the caller of an operation does. */
export function doingOf({ pace }: Cse, call: { readonly caller: Caller; readonly now: number }): Doing {
  return { createUser: call.caller.userName, now: call.now, pace };
}

/** @throws Refusal when the project has no such engine */
export function findEngine(state: CseState, projectId: string, id: string): Engine {
  const found = state.engines.find((one) => one.id === id && one.projectId === projectId);
  if (!found) throw refuse('SVCSTG.00501116', `engine ${id} does not exist`);
  return found;
}

/**
 * Starts the creation of an engine. It fails for want of addresses in a network smaller than /28; in one of /29 those
 * that others give back are enough for the second try.
 */
export function createEngine(state: CseState, wanted: WantedEngine, owner: Owner, doing: Doing): EngineJob {
  const engine = addEngine(state, wanted, owner, doing.now);
  return startJob(state, engine, {
    ...doing,
    type: 'Create',
    change: {},
    failure: wantOfAddresses(engine, 1),
  });
}

export function deleteEngine(state: CseState, engine: Engine, doing: Doing): EngineJob {
  if (!deletable.includes(engine.status)) throw refuse('SVCSTG.00501117', `status: ${engine.status}`);
  return startJob(state, engine, { ...doing, type: 'Delete', change: {} });
}

/** @throws Refusal for a version that is not newer, or newer than the newest */
export function upgradeEngine(state: CseState, engine: Engine, version: string, doing: Doing): EngineJob {
  refuseUnlessAvailable(engine);
  const newer = compareVersions(version, engine.version) > 0;
  const known = compareVersions(version, latestVersions[engine.specType]) <= 0;
  if (!newer || !known) {
    throw refuse('SVCSTG.00400100', `can not upgrade from ${engine.version} to ${version}`);
  }
  return startJob(state, engine, { ...doing, type: 'Upgrade', change: { version } });
}

/** Turns the engine's authentication on or off. */
export function configureEngine(
  state: CseState,
  engine: Engine,
  authType: Engine['authType'],
  doing: Doing,
): EngineJob {
  refuseUnlessAvailable(engine);
  return startJob(state, engine, { ...doing, type: 'Modify', change: { authType } });
}

export function resizeEngine(
  state: CseState,
  engine: Engine,
  size: { readonly flavor: string; readonly inputs?: Readonly<Record<string, string>> | undefined },
  doing: Doing,
): EngineJob {
  refuseUnlessAvailable(engine);
  if (!findFlavor(size.flavor, engine.specType)) {
    throw refuse('SVCSTG.00501104', `invalid flavor: ${size.flavor}`);
  }
  const change = { flavor: size.flavor, ...(size.inputs && { inputs: { ...size.inputs } }) };
  return startJob(state, engine, { ...doing, type: 'Modify', change });
}

/** Starts the failed job of an engine again. */
export function retryJob(state: CseState, engine: Engine, doing: Doing): EngineJob {
  const last = state.jobs.find((one) => one.id === engine.latestJobId);
  if (!last || !failed.includes(engine.status)) {
    throw refuse('SVCSTG.00400100', `nothing to retry, status: ${engine.status}`);
  }
  const attempt = last.attempt + 1;
  const { type, change } = last;
  const failure = type === 'Create' ? wantOfAddresses(engine, attempt) : undefined;
  return startJob(state, engine, { ...doing, type, change, attempt, failure });
}

/** @throws Refusal for an id that is not a number, and when the engine is gone or has no such job */
export function findJob(state: CseState, projectId: string, engineId: string, id: string): EngineJob {
  if (!/^\d+$/.test(id)) throw refuse('SVCSTG.00501152', `invalid job id: ${id}`);
  const jobs = jobsOf(state, projectId, engineId);
  const found = jobs.find((one) => one.id === Number(id));
  if (!found) throw refuse('SVCSTG.00501153', `job ${id} does not exist`);
  return found;
}

/**
 * Jobs of an engine, the latest first. They disappear with it, even the job that deleted it: whoever follows that one is
 * told that there is no such engine, as Huawei's Terraform provider waits for (resource of the engine, deletion).
 * @throws Refusal when there is no such engine
 */
export function jobsOf(state: CseState, projectId: string, engineId: string): EngineJob[] {
  const { id } = findEngine(state, projectId, engineId);
  return state.jobs.filter((one) => one.engineId === id).reverse();
}

/** Actions on an engine besides those that are always available. */
export function actionsOf(engine: Engine): 'Retry'[] {
  return failed.includes(engine.status) ? ['Retry'] : [];
}

/** Names of jobs that are more than one kind of change in the list of jobs. */
export function listedType({ type, change }: EngineJob): JobType | 'Configure' {
  return type === 'Modify' && change.authType !== undefined ? 'Configure' : type;
}

function refuseUnlessAvailable({ status }: Engine): void {
  if (status !== 'Available')
    throw refuse('SVCSTG.00400100', `the engine is busy or broken, status: ${status}`);
}

function wantOfAddresses({ network }: Engine, attempt: number): Failure | undefined {
  const prefix = prefixOf(network.subnetCidr) ?? 0;
  if (prefix <= 28 || (prefix === 29 && attempt > 1)) return undefined;
  const reason = `Subnet ${network.networkId} (${network.subnetCidr}) has not enough free IP addresses.`;
  return { taskName: 'NodeTaskExecutor', reason };
}

/** Above 0 when the first is newer; NaN for invalid versions. */
function compareVersions(first: string, second: string): number {
  const others = second.split('.').map(Number);
  const differences = first.split('.').map((part, index) => Number(part) - (others[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
