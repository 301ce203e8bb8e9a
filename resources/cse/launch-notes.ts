import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { ListResources } from '../resource-action';
import { entryText } from './metric-texts';
import { metrics, type MetricEntry } from './metrics';
import type { Routed } from './route-rules';

/** What versions of a microservice report, each in one line; or why that can't be read, which stops nothing. */
export async function launchFigures(
  list: ListResources,
  routed: Routed,
  versions: readonly string[],
): Promise<readonly string[]> {
  try {
    const entries = (await list(metrics, {})).filter((entry) => isOf(entry, routed));
    return versions.map((version) => {
      const entry = entries.find((one) => one.version === version);
      return entry
        ? l10n.t('{0} reports: {1}', version, entryText(entry))
        : l10n.t(
            '{0} reports no metrics. Make sure that it runs: Java clients send the share of a version without instances to all others.',
            version,
          );
    });
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind === 'cancelled') throw error;
    return [l10n.t('The metrics of the versions can’t be read: {0}', error.message)];
  }
}

/** Whether an entry is of a version of the microservice. */
export function isOf({ serviceName, appId, environment }: MetricEntry, routed: Routed): boolean {
  return (
    serviceName === routed.service &&
    (appId ?? routed.app) === routed.app &&
    (environment ?? routed.environment) === routed.environment
  );
}

/** When clients do what rules say. */
export function takeoverNote(): string {
  return l10n.t('Clients follow with their next poll, after about 15 seconds.');
}
