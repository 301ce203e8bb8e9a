import * as l10n from '@vscode/l10n';
import type { ExportedFile } from '../../deploy/export/export-manifest';
import type { Prompts } from '../prompts';

/** Says what is not in the text of an export, and which values in it may be secrets. */
export async function describeExport(
  prompts: Pick<Prompts, 'inform' | 'warn'>,
  exported: readonly ExportedFile[],
): Promise<void> {
  const leftOut = exported.flatMap((one) => one.leftOut);
  const tooLarge = exported.flatMap((one) => one.tooLarge ?? []);
  const secrets = exported.flatMap((one) => one.secrets);
  if (tooLarge.length > 0) {
    const smaller = l10n.t('They are not exported: choose scopes or single rows instead.');
    await prompts.warn([...tooLarge, smaller].join(' '));
  }
  if (leftOut.length > 0) {
    const reasons = leftOut.map(({ title, details }) => `${title}: ${details}`).join(' ');
    await prompts.warn(l10n.t('Not in the file ({0}): {1}', leftOut.length, reasons));
  } else if (tooLarge.length === 0 && exported.every(({ count }) => count === 0)) {
    await prompts.inform(l10n.t('There is nothing to export.'));
  }
  if (secrets.length > 0) {
    const where = secrets.map(({ title, details }) => `${title}: ${details}`).join('; ');
    await prompts.warn(l10n.t('The file has what may be secrets: {0}.', where));
  }
}
