import * as l10n from '@vscode/l10n';
import type { LiveState } from '../../deploy/lain/plan';
import { describeVersion, readMetaVersion } from '../../deploy/lain/versions';
import type { Choice, Prompts } from '../prompts';

/**
 * Lets the person choose a version, newest first; the one of the checked-out commit is offered, else the newest.
 * A first deployment has no choice: the console takes the newest. `undefined` when turned away.
 */
export async function chooseVersion(
  prompts: Prompts,
  live: LiveState,
  checkedOut: string | undefined,
): Promise<{ version: string | undefined } | undefined> {
  const [newest] = live.versions;
  if (!live.app || newest === undefined) return { version: newest };
  const head = live.versions.find((version) => readMetaVersion(version)?.commit === checkedOut);
  const choices = live.versions.map((version): Choice<string> => {
    const marks = [
      version === newest ? l10n.t('newest') : '',
      version === live.app?.metaversion ? l10n.t('deployed now') : '',
      version === head ? l10n.t('checked out') : '',
    ];
    return {
      label: describeVersion(version),
      description: marks.filter((mark) => mark !== '').join(', '),
      detail: version,
      value: version,
      preselected: version === (head ?? newest),
    };
  });
  const version = await prompts.choose(l10n.t('Which version of {0}?', live.app.appname), choices);
  return version === undefined ? undefined : { version };
}
