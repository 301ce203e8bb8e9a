import * as l10n from '@vscode/l10n';
import type { ApiErrorKind } from './api-error';

/**
 * Our names for those failures of the LAIN console that a caller must tell apart and that share a status; the
 * console has no codes of its own, so they are recognised by its fixed words (LAIN console API, section 4).
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

export interface LainFailure {
  readonly code: LainCode;
  readonly kind?: ApiErrorKind;
  readonly measure: string;
}

interface Recognised {
  readonly words: RegExp;
  readonly failure: () => LainFailure;
}

const recognised: readonly Recognised[] = [
  {
    words: /has not been reposited/,
    failure: () => ({
      code: 'not-registered',
      measure: l10n.t('Check the name, or register the app first.'),
    }),
  },
  {
    words: /has not been deployd?/,
    failure: () => ({ code: 'not-deployed', kind: 'not-found', measure: l10n.t('Deploy the app first.') }),
  },
  {
    words: /not found both meta and release images/,
    failure: () => ({
      code: 'nothing-pushed',
      measure: l10n.t('Build and push a version first: lain build, lain tag, lain push.'),
    }),
  },
  {
    words: /is not acceptable with error/,
    failure: () => ({
      code: 'not-acceptable',
      measure: l10n.t(
        'Correct what the message names and deploy again, or go back to the former version: it stopped half-way.',
      ),
    }),
  },
  {
    words: /maintainer service not provided/,
    failure: () => ({
      code: 'no-sign-in',
      measure: l10n.t('This console has no sign-in, and so no maintainers.'),
    }),
  },
  {
    words: /status_code: 423/,
    failure: () => ({
      code: 'busy',
      kind: 'conflict',
      measure: l10n.t('Wait until the operation that is running has ended, then try again.'),
    }),
  },
  {
    words: /status_code: 405|No resources available/,
    failure: () => ({
      code: 'no-resources',
      kind: 'refused',
      measure: l10n.t(
        'Ask for less memory or fewer instances, or tell the administrator that the cluster is full.',
      ),
    }),
  },
  {
    words: /deployd is now in maintain state/,
    failure: () => ({
      code: 'maintenance',
      measure: l10n.t('The cluster is being maintained: try again in some minutes.'),
    }),
  },
  {
    words: /not all arguments converted during string formatting/,
    failure: () => ({
      code: 'broken-route',
      measure: l10n.t('This console can’t deploy single procs: upgrade the app instead.'),
    }),
  },
];

/** Recognises a failure of the console by its message. */
export function readLainFailure(message: string | undefined): LainFailure | undefined {
  return recognised.find(({ words }) => message !== undefined && words.test(message))?.failure();
}
