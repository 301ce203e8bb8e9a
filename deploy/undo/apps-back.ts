import * as l10n from '@vscode/l10n';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import type { DeployFile } from '../deploy-file';
import type { RecordedDocument } from '../history/run-record';
import { lainApp } from '../lain/kind';
import { readLiveState } from '../lain/live-state';
import { describeVersion } from '../lain/versions';
import { appFile, isApp } from './undo-files';
import { notSeen, restingStep, withLost, type Back, type Undone } from './undone';

/** Plans the versions of apps of LAIN that ran before. @throws ApiError */
export async function appsBack(
  known: readonly Undone[],
  context: DeployContext,
  signal: AbortSignal,
): Promise<Back> {
  const own = known.filter(({ former: { before, after } }) =>
    [before, after].some((one) => one && isApp(one)),
  );
  const decided = await Promise.all(own.map((undone, index) => decide(undone, index, context, signal)));
  return {
    steps: decided.flatMap((one) => ('removed' in one ? [] : [one])),
    removed: decided.flatMap((one) => ('removed' in one ? [one.removed] : [])),
  };
}

async function decide(
  { step, former, isDone }: Undone,
  index: number,
  context: DeployContext,
  signal: AbortSignal,
): Promise<PreparedStep | { readonly removed: DeployFile }> {
  const { before, after, lost } = former;
  const app = (before ?? after)?.metadata['name'] ?? step.name;
  const running = (await readLiveState(context, app, signal)).app?.metaversion;
  const version = versionIn(before);
  if (version === running) {
    return withLost(restingStep(step, index, 'unchanged', [l10n.t('It is as before the run.')]), lost);
  }
  const left = versionIn(after);
  const moved = left === '' ? !isDone : left !== running;
  if (moved) {
    const now = running === undefined ? l10n.t('It is not deployed.') : describeVersion(running);
    const reason = left === '' ? notSeen() : l10n.t('It was changed since the run: {0}.', now);
    return restingStep(step, index, 'blocked', [reason]);
  }
  if (version === undefined) return { removed: appFile(app) };
  const [back] = await lainApp.prepare({ files: [appFile(app)], version }, context, signal);
  if (!back) throw new Error('An app is one step.');
  return withLost(back, lost);
}

/** The meta version of an app; undefined while it is not deployed, empty where the console chose it. */
function versionIn(document: RecordedDocument | null | undefined): string | undefined {
  const version = document?.value['version'];
  return typeof version === 'string' ? version : undefined;
}
