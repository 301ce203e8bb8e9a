import * as l10n from '@vscode/l10n';
import type { EngineJobPhase } from '../../../api/catalogue/cse/engine-jobs';
import type { ListedEngine } from '../../../api/catalogue/cse/engine-shapes';
import { scopeOfEngine } from '../../../resources/cse/engines';
import { jobPhases, jobStateOf } from '../../../resources/cse/jobs';
import type { LiveReader } from '../live-reader';
import type { RowPlace } from '../resource-node';

const isBusy: ReadonlySet<string> = new Set(['Creating', 'Upgrading', 'Modifying', 'Deleting']);

/** How far the jobs are that engines are busy with, in words, by the id of the engine. */
export async function progressOf(
  { target }: RowPlace,
  engines: readonly ListedEngine[],
  live: LiveReader,
): Promise<ReadonlyMap<string, string>> {
  const read = async (engine: ListedEngine): Promise<readonly [string, string]> => {
    const scope = { ...scopeOfEngine(engine), jobId: String(engine.latestJobId) };
    // The job of a deletion disappears with its engine; the row says the state without it.
    const phases = await live.list(target, jobPhases, scope).catch(() => []);
    return [engine.id, describePhases(phases)];
  };
  const busy = engines.filter(
    ({ status, latestJobId }) => isBusy.has(status ?? '') && typeof latestJobId === 'number',
  );
  return new Map(await Promise.all(busy.map(read)));
}

/** Such as `1 of 4 phases: Creation of the nodes`. */
function describePhases(phases: readonly EngineJobPhase[]): string {
  if (phases.length === 0) return '';
  const done = phases.filter(({ status }) => jobStateOf(status) === 'done').length;
  const running = phases.find(({ status }) => jobStateOf(status) === 'pending');
  const name = running?.taskExecutorBrief?.description || (running?.taskName ?? '');
  return l10n.t('phase {0} of {1}: {2}', Math.min(done + 1, phases.length), phases.length, name);
}
