import * as l10n from '@vscode/l10n';
import { exportItems } from '../../deploy/kie/export-items';
import { liveItems } from '../../deploy/kie/item-side';
import { showFailure } from '../commands/register';
import { openContext } from '../deploy/deploy';
import { describeExport } from '../documents/describe-export';
import { openUntitled } from '../documents/open-untitled';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { withCancel } from '../with-cancel';
import { chooseItems } from './chosen-items';

/** Opens a file of the items of rows, or of a connection that the user chooses, as an untitled document. */
export async function exportChosen(services: Services, rows: readonly TreeNode[]): Promise<void> {
  const chosen = await chooseItems(services, rows, l10n.t('Export Configuration Items'));
  if (!chosen) return;
  const { target, name } = chosen;
  try {
    const context = await openContext(services, target);
    const reading = l10n.t('Reading the state on {0}', target.connection.name);
    const exported = await withCancel(reading, async (signal) => {
      const items = await liveItems(context, signal);
      return exportItems(
        items.filter((item) => chosen.has(item)),
        context,
        signal,
      );
    });
    if (exported.count > 0) await openUntitled(name, '.kie.json', exported.text);
    await describeExport(services.prompts, [exported]);
  } catch (error) {
    await showFailure(services, error, target);
  }
}
