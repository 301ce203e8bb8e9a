import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Feature, Services } from '../services';
import type { FocusedRows } from '../views/focused-rows';
import { rowCommandId } from '../views/row-command';
import type { TreeNode } from '../views/tree-node';
import { viewIn, viewNames, type ViewName } from '../views/view-table';
import type { CommandId } from './command-table';
import { registerCommand } from './register';

const filterCommandIds = {
  engines: { filter: 'filterEngines', search: 'searchAllEngines', clear: 'clearEnginesFilter' },
  microservices: {
    filter: 'filterMicroservices',
    search: 'searchAllMicroservices',
    clear: 'clearMicroservicesFilter',
  },
  instances: { filter: 'filterInstances', search: 'searchAllInstances', clear: 'clearInstancesFilter' },
} as const satisfies Readonly<Record<ViewName, Readonly<Record<'filter' | 'search' | 'clear', CommandId>>>>;

/** Commands that refresh views and rows, copy names and show the log. */
export const viewCommands: Feature = (services) => {
  const { views, log, prompts } = services;
  /** The row that a command is for, and those that are selected with it: menus pass them, a key passes its view. */
  const rowsFor = async (argument: unknown, selected: unknown): Promise<FocusedRows | undefined> => {
    const view = viewIn(argument);
    if (view) return views.rowsAtKey(view);
    const rows = await views.nodesOf(argument, selected);
    const row = views.rowOf(argument) ?? rows[0];
    return row && { row, rows };
  };
  const copy =
    (textOf: (node: TreeNode) => string | undefined) =>
    async (row: unknown, selected: unknown): Promise<void> => {
      const { rows = [] } = (await rowsFor(row, selected)) ?? {};
      const texts = rows.flatMap((node) => textOf(node) ?? []);
      if (texts.length > 0) await vscode.env.clipboard.writeText(texts.join('\n'));
    };
  const copyName = copy((node) => node.name ?? node.label);
  return vscode.Disposable.from(
    registerCommand(services, 'refreshEngines', () => views.refresh('engines')),
    registerCommand(services, 'refreshMicroservices', () => views.refresh('microservices')),
    registerCommand(services, 'refreshInstances', () => views.refresh('instances')),
    ...viewNames.flatMap((name) => filterCommandsOf(services, name)),
    ...viewNames.map((name) =>
      registerCommand(services, rowCommandId(name), async () => {
        const { runSelectedRow } = await import('../views/run-row');
        await runSelectedRow(services, name);
      }),
    ),
    registerCommand(services, 'showMore', (list) => {
      const node = views.rowOf(list);
      const name = node && views.viewOf(node);
      if (name) views[name].showMore(node);
    }),
    registerCommand(services, 'refreshNode', async (row, selected) => {
      for (const node of await views.nodesOf(row, selected)) views.refreshNode(node);
    }),
    registerCommand(services, 'deleteRows', async (row, selected) => {
      const { deleteRows } = await import('./delete-rows');
      const deleted = await rowsFor(row, selected);
      if (deleted) await deleteRows(services, deleted.row, deleted.rows);
    }),
    registerCommand(services, 'copyName', copyName),
    registerCommand(services, 'copyKey', copyName),
    registerCommand(services, 'openAddress', async (row) => {
      const address = addressOf(views.nodeOf(row));
      if (address === undefined) return;
      const agree = l10n.t('Open in Browser');
      const isAgreed = await prompts.confirm(l10n.t('Open this address?'), address, agree);
      if (isAgreed) await vscode.env.openExternal(vscode.Uri.parse(address, true));
    }),
    registerCommand(services, 'openLogsInConsole', async (row) => {
      const { openLogsInConsole } = await import('../views/open-logs');
      await openLogsInConsole(prompts, views.nodeOf(row));
    }),
    registerCommand(
      services,
      'copyAddress',
      copy((node) => node.address),
    ),
    registerCommand(
      services,
      'copyId',
      copy((node) => node.serverId),
    ),
    registerCommand(services, 'showLog', () => log.show()),
  );
};

function filterCommandsOf(services: Services, name: ViewName): readonly vscode.Disposable[] {
  const { filter, search, clear } = filterCommandIds[name];
  return [
    registerCommand(services, filter, async () => {
      const { chooseFilter } = await import('../views/filter/choose-filter');
      await chooseFilter(services, name);
    }),
    registerCommand(services, search, async () => {
      const { searchView } = await import('../views/filter/search-view');
      await searchView(services, name);
    }),
    registerCommand(services, clear, () => services.views.narrow(name, undefined)),
  ];
}

/**
 * The address of a row when a browser may open it, as the browser reads it: servers wrote it, other schemes start programs,
 * and letters of other alphabets look like those of a known name.
 */
function addressOf(node: TreeNode | undefined): string | undefined {
  const { address = '' } = node ?? {};
  if (/\s/.test(address) || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return ['http:', 'https:'].includes(protocol) ? href : undefined;
}
