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
  | 'no-sign-in'
  | 'busy'
  | 'no-resources'
  | 'maintenance'
  | 'broken-route';

/** The meanings and remedies of these failures. */
export function lainCodes(): Readonly<Record<LainCode, KnownCode>> {
  return {
    'not-registered': {
      meaning: l10n.t('The console knows no such app.'),
      remedy: l10n.t('Check the name, or register the app first.'),
    },
    'not-deployed': {
      kind: 'not-found',
      meaning: l10n.t('The app is registered and not deployed.'),
      remedy: l10n.t('Deploy the app first.'),
    },
    'nothing-pushed': {
      meaning: l10n.t('The registry of the cluster holds no version of the app.'),
      remedy: l10n.t('Build and push a version first: lain build, lain tag, lain push.'),
    },
    'not-acceptable': {
      meaning: l10n.t('The console began with the change and could not finish it.'),
      remedy: l10n.t(
        'Correct what the message names and deploy again, or go back to the former version: it stopped half-way.',
      ),
    },
    'no-sign-in': {
      meaning: l10n.t('The console runs without accounts.'),
      remedy: l10n.t('This console has no sign-in, and so no maintainers.'),
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
        'Ask for less memory or fewer instances, or tell the administrator that the cluster is full.',
      ),
    },
    maintenance: {
      meaning: l10n.t('The scheduler of the cluster is stopped for maintenance.'),
      remedy: l10n.t('The cluster is being maintained: try again in some minutes.'),
    },
    'broken-route': {
      meaning: l10n.t('The console fails at this call, whatever is asked of it.'),
      remedy: l10n.t('This console can’t deploy single procs: upgrade the app instead.'),
    },
  };
}
