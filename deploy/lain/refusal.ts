import * as l10n from '@vscode/l10n';
import type { App } from '../../api/catalogue/lain/shapes';
import { ApiError } from '../../api/errors/api-error';
import { explainError } from './known-errors';
import type { LainPlan } from './plan';
import { countVersions } from './progress';
import { describeVersion } from './versions';

/**
 * The meaning of the console's refusal and the next step, beyond its own message: after a 406 some pods may already run
 * the new version, so the versions of the pods are read. Source: LAIN console API §5.10, §5.13.
 */
export async function explainRefusal(
  read: () => Promise<App | undefined>,
  plan: LainPlan,
  error: ApiError,
): Promise<string> {
  const meaning = explainError(error.message) ?? error.remedy;
  if (error.status === 409) {
    return l10n.t('The app has been deployed in the meantime: deploy again to see the new plan.');
  }
  if (error.status !== 406) return meaning;
  const mix = plan.from === undefined ? afterFirst() : await afterUpdate(read);
  return `${meaning} ${mix}`.trim();
}

function afterFirst(): string {
  return l10n.t('The console has recorded the app as deployed: fix the problem and deploy again.');
}

async function afterUpdate(read: () => Promise<App | undefined>): Promise<string> {
  const versions = await readVersions(read);
  const pods = [...versions].map(
    ([version, count]) => `${version === '' ? l10n.t('unknown') : describeVersion(version)}: ${count}`,
  );
  const advice = l10n.t(
    'The update stopped halfway: deploy either version again, so that all pods run the same one.',
  );
  return pods.length === 0 ? advice : `${advice} ${l10n.t('Pods by version: {0}.', pods.join(', '))}`;
}

/** Best effort: the refusal is reported even if the console doesn't answer again. */
async function readVersions(read: () => Promise<App | undefined>): Promise<ReadonlyMap<string, number>> {
  try {
    const app = await read();
    return app ? countVersions(app) : new Map();
  } catch (error) {
    if (error instanceof ApiError) return new Map();
    throw error;
  }
}
