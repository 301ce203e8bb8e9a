import { findApp } from '../../lain/cluster';
import { rollOut } from '../../lain/rollout';
import type { LainApp, LainState } from '../../lain/state';
import { timingAt } from '../../lain/timing';
import { demoApps } from './lain-apps';

const hour = 3_600_000;
const day = 24 * hour;

/** Fills a LAIN cluster: apps in every state, from never pushed to unhealthy. */
export function seedLain(state: LainState, now: number): void {
  state.apps.push(...demoApps(now));
  const rollOuts: readonly [app: string, release: number, ago: number][] = [
    ['webrouter', 0, 300 * day],
    ['redis-resource', 0, 200 * day],
    ['mail-service', 0, 120 * day],
    ['hello-world', 0, 39 * day],
    ['hello-world', 2, 8 * day],
    ['shop-orders', 0, 30 * day],
    ['shop-orders', 1, 6 * day],
    ['shop-search', 0, 25 * day],
    ['shop-search', 1, 2 * hour],
    ['shop-billing', 0, 60 * day],
    ['finance-ledger', 0, 90 * day],
  ];
  for (const [name, index, ago] of rollOuts) deployInThePast(state, name, index, now - ago);
  moveToAnotherNode(findApp(state, 'shop-search'));
  state.streamPorts.push(
    { source: 9500, destination: 25, protocol: 'tcp', app: 'mail-service', proc: 'mail' },
    { source: 9506, destination: 9306, protocol: 'tcp', app: 'shop-search', proc: 'indexer' },
  );
}

function deployInThePast(state: LainState, name: string, index: number, at: number): void {
  const found = findApp(state, name);
  const release = found?.releases[index];
  if (!found || !release) throw new Error(`The demo has no release ${String(index)} of ${name}.`);
  const operation = found.deployment ? 'UPDATE' : 'DEPLOY';
  rollOut({ state, now: at, timing: timingAt(1) }, found, release);
  const message = `app ${name} to version ${release.metaVersion}`;
  const log = { id: state.nextLogId, user: 'lin', operation, version: release.metaVersion, at, message };
  found.operationLogs = [log, ...found.operationLogs];
  state.nextLogId += 1;
}

/** One instance has been started again on another node, as the last digit of its container's name shows. */
function moveToAnotherNode(found: LainApp | undefined): void {
  const life = found?.deployment?.groups[0]?.lives.at(-1);
  if (life) Object.assign(life, { drift: 1, node: (life.node % 3) + 1 });
}
