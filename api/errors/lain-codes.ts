import * as l10n from '@vscode/l10n';
import * as advice from './advice';
import type { KnownCode } from './known-code';

/**
 * Codes for those failures of the LAIN console that callers must distinguish and that share a status; the console has
 * no codes of its own (LAIN console API, section 4).
 */
export type LainCode =
  | 'not-registered'
  | 'not-deployed'
  | 'nothing-pushed'
  | 'not-acceptable'
  | 'not-maintainer'
  | 'no-sign-in'
  | 'busy'
  | 'no-resources'
  | 'maintenance'
  | 'broken-route';

/** The meanings and remedies of these failures. */
export function lainCodes(): Readonly<Record<LainCode, KnownCode>> {
  return {
    'not-registered': {
      meaning: l10n.t('The console has no such app.'),
      remedy: l10n.t('Check the name, or register the app first.'),
    },
    'not-deployed': {
      kind: 'not-found',
      meaning: l10n.t('The app is registered but not deployed.'),
      remedy: l10n.t('Deploy the app first.'),
    },
    'nothing-pushed': {
      meaning: l10n.t('The registry of the cluster has no version of the app.'),
      remedy: l10n.t('Build and push a version first: lain build, lain tag, lain push.'),
    },
    'not-acceptable': {
      meaning: l10n.t('The console started the change but couldn’t finish it.'),
      remedy: l10n.t(
        'Correct what the message names and deploy again, or go back to the previous version: the change stopped halfway.',
      ),
    },
    'not-maintainer': {
      kind: 'forbidden',
      meaning: l10n.t('You are not a maintainer of the app.'),
      remedy: l10n.t('Ask a maintainer of the app to add you.'),
      lacksPermission: true,
    },
    'no-sign-in': {
      meaning: l10n.t('The console runs without accounts.'),
      remedy: l10n.t('This console has no sign-in and therefore no maintainers.'),
    },
    busy: {
      kind: 'conflict',
      meaning: l10n.t('Another operation on the proc is still running.'),
      remedy: advice.waitForOperation(),
    },
    'no-resources': {
      kind: 'refused',
      meaning: l10n.t('The cluster has no room for these instances.'),
      remedy: l10n.t(
        'Request less memory or fewer instances, or ask the administrator for a larger cluster.',
      ),
    },
    maintenance: {
      meaning: l10n.t('The scheduler of the cluster is stopped for maintenance.'),
      remedy: l10n.t('The cluster is under maintenance: try again in a few minutes.'),
    },
    'broken-route': {
      meaning: l10n.t('The console fails on this call, whatever is requested.'),
      remedy: l10n.t('This console can’t deploy single procs: upgrade the app instead.'),
    },
  };
}
