import * as l10n from '@vscode/l10n';
import { versionChoice } from '../../deploy/lain/choose-version';
import type { LiveState } from '../../deploy/lain/plan';
import { describeVersion } from '../../deploy/lain/versions';
import type { Choice, Prompts } from '../prompts';

/**
 * Lets the user choose a version, newest first. A first deployment has no choice: the console takes the newest.
 * `undefined` when cancelled.
 */
export async function chooseVersion(
  prompts: Prompts,
  app: string,
  live: LiveState,
  commit: string | undefined,
): Promise<{ version: string | undefined } | undefined> {
  const { newest, checkedOut, usual } = versionChoice(live, commit);
  if (!live.app || newest === undefined) return { version: newest };
  const choices = live.versions.map((version): Choice<string> => {
    const marks = [
      version === newest ? l10n.t('newest') : '',
      version === live.app?.metaversion ? l10n.t('deployed now') : '',
      version === checkedOut ? l10n.t('checked out') : '',
    ];
    return {
      label: describeVersion(version),
      description: marks.filter((mark) => mark !== '').join(', '),
      detail: version,
      value: version,
      preselected: version === usual,
    };
  });
  const version = await prompts.choose(l10n.t('Select a pushed version of {0}', app), choices);
  return version === undefined ? undefined : { version };
}
