import * as l10n from '@vscode/l10n';
import { ApiError } from '../../api/errors/api-error';
import type { ListResources } from '../resource-action';
import { entryText } from './metric-texts';
import { metrics, type MetricEntry } from './metrics';
import { isForAll, requestsText, ruleText, type LiveRule, type Routed } from './route-rules';

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

/** What gives a version a share of the requests that a rule is for. */
interface Share {
  readonly service: string;
  readonly fresh: string;
  /** Percentage. */
  readonly share: number;
  readonly rule: LiveRule;
}

/** What will be done, without a full stop: `Send 5 % of the requests of mail with x-canary: yes to 1.1.0`. */
export function sendText({ service, fresh, share, rule }: Share): string {
  return isForAll(rule)
    ? l10n.t('Send {0} % of the requests of {1} to {2}', share, service, fresh)
    : l10n.t('Send {0} % of the requests of {1} with {2} to {3}', share, service, requestsText(rule), fresh);
}

/** What was done, in one sentence. */
export function sentText({ service, fresh, share, rule }: Share): string {
  return isForAll(rule)
    ? l10n.t('{0} % of the requests of {1} go to {2}.', share, service, fresh)
    : l10n.t('{0} % of the requests of {1} with {2} go to {3}.', share, service, requestsText(rule), fresh);
}

/** That rules are tried before the one that a plan is about; nothing when there are none. */
export function triedFirstNotes(rules: readonly LiveRule[]): readonly string[] {
  if (rules.length === 0) return [];
  const text = rules.map(ruleText).join('; ');
  return [l10n.t('Rules for some requests are tried first, and keep these requests: {0}', text)];
}

/** When clients do what rules say. */
export function takeoverNote(): string {
  return l10n.t('Clients follow with their next poll, after about 15 seconds.');
}
