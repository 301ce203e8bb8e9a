import * as l10n from '@vscode/l10n';
import type { InstanceStatus } from '../../api/catalogue/servicestage/shapes';

type Detail = Partial<InstanceStatus> | null | undefined;

/** States in which something is being done, and another operation is refused. Source: SDK `instance_status_type`. */
const changing: ReadonlySet<string> = new Set([
  'INITIALIZING',
  'CREATING',
  'PENDING',
  'UPGRADING',
  'ROLLBACKING',
  'STARTING',
  'STOPPING',
  'RESTARTING',
  'DELETING',
]);

const failed: ReadonlySet<string> = new Set(['FAILED', 'PARTIALLY_FAILED', 'DOWN']);

/** How an instance is, without the words. */
export type InstanceState = 'running' | 'changing' | 'failed' | 'stopped' | 'unknown';

/** The state of an instance; running with fewer copies than wanted is failed. */
export function stateOf(detail: Detail): InstanceState {
  const status = detail?.status?.toUpperCase() ?? '';
  if (changing.has(status)) return 'changing';
  if (failed.has(status)) return 'failed';
  if (status === 'STOPPED') return 'stopped';
  if (status !== 'RUNNING') return 'unknown';
  return (detail?.available_replica ?? 0) < (detail?.replica ?? 0) ? 'failed' : 'running';
}

/** The state in words, such as `partially failed`; words of servers that are not known here stay as they are. */
export function describeStatus(detail: Detail): string {
  const status = detail?.status ?? '';
  const words = wordsOf()[status.toUpperCase()];
  return words ?? (status === '' ? l10n.t('state unknown') : status.toLowerCase().replaceAll('_', ' '));
}

function wordsOf(): Readonly<Record<string, string>> {
  return {
    INITIALIZING: l10n.t('being created'),
    CREATING: l10n.t('being created'),
    PENDING: l10n.t('waiting'),
    UPGRADING: l10n.t('being upgraded'),
    ROLLBACKING: l10n.t('being rolled back'),
    STARTING: l10n.t('starting'),
    STOPPING: l10n.t('stopping'),
    RESTARTING: l10n.t('restarting'),
    DELETING: l10n.t('being deleted'),
    RUNNING: l10n.t('running'),
    STOPPED: l10n.t('stopped'),
    FAILED: l10n.t('failed'),
    PARTIALLY_FAILED: l10n.t('partially failed'),
    DOWN: l10n.t('down'),
    UNKNOWN: l10n.t('state unknown'),
  };
}
