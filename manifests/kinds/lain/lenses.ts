import * as l10n from '@vscode/l10n';
import type { Lens } from '../../engine/manifest';
import { topLevel } from './document';
import type { LainDocument } from './document';

/** The command that deploys the manifest in the editor; it asks for everything else. */
const deployCommand = 'engineRoom.deployVersion';

/** What can be done with the app, above its name. Consoles speak the laincloud dialect. */
export function lensesOfLain(document: LainDocument): readonly Lens[] {
  const appname = topLevel(document, 'appname');
  if (appname === undefined || document.dialect !== 'laincloud') return [];
  return [
    {
      range: appname.key.range,
      title: l10n.t('Deploy a Pushed Version…'),
      command: deployCommand,
      arguments: [],
    },
  ];
}
