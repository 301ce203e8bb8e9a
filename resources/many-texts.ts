import * as l10n from '@vscode/l10n';
import type { ManyItems } from './resource-action';

type Texts = Pick<ManyItems<unknown, unknown>, 'summary' | 'done'>;

/** Restarting several instances, one after the other. */
export function restartsMany(): Texts {
  return {
    summary: (count) => l10n.t('Restart {0} instances, one after the other', count),
    done: (restarted, count) => l10n.t('{0} of {1} restarted', restarted, count),
  };
}

/** Stopping several instances, one after the other. */
export function stopsMany(): Texts {
  return {
    summary: (count) => l10n.t('Stop {0} instances, one after the other', count),
    done: (stopped, count) => l10n.t('{0} of {1} stopped', stopped, count),
  };
}

/** Starting several instances, one after the other. */
export function startsMany(): Texts {
  return {
    summary: (count) => l10n.t('Start {0} instances, one after the other', count),
    done: (started, count) => l10n.t('{0} of {1} started', started, count),
  };
}
