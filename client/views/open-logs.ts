import * as l10n from '@vscode/l10n';
import { leadToAddress } from '../lead-to-address';
import type { Prompts } from '../prompts';
import { consolePageOf } from './console-logs';
import type { TreeNode } from './tree-node';

/** Leads to the page of the cloud's console from which the logs of a row are reached. */
export async function openLogsInConsole(prompts: Prompts, row: TreeNode | undefined): Promise<void> {
  const page = row?.connection && consolePageOf(row.connection);
  if (row && page !== undefined) {
    await leadToAddress(prompts, l10n.t('Find the logs of {0} in ServiceStage', row.name ?? row.label), page);
  }
}
