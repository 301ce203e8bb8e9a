import * as vscode from 'vscode';
import { actionRows, loadAction } from '../commands/actions/action-table';
import { registerCommand } from '../commands/register';
import type { Feature } from '../services';

/** One command for each action on resources. Modules are loaded on the first call. */
export const actionCommands: Feature = (services) =>
  vscode.Disposable.from(
    ...actionRows.map(([id]) =>
      registerCommand(services, id, async (node, selected) => {
        const action = await loadAction(id);
        const title = titleOf(services, id);
        const rows = await services.views.nodesOf(node, selected);
        const { isFor } = await import('./choose-resource');
        const fitting = rows.filter(({ resources = [] }) => resources.some((one) => isFor(action, one)));
        // Rows of other kinds that happen to be selected are not what the command is called for.
        if (rows.length > 1 && fitting.length > 0)
          await (await import('./run-many')).runActionOnMany(services, action, title, rows);
        else await (await import('./run-action')).runAction(services, action, title, rows[0] ?? node);
      }),
    ),
  );

/** The title of a command in the editor's language, without the dots that announce questions. */
function titleOf({ context }: { readonly context: vscode.ExtensionContext }, id: string): string {
  const { contributes } = context.extension.packageJSON as Product;
  const title = contributes.commands.find(({ command }) => command === `engineRoom.${id}`)?.title ?? id;
  return title.replace(/…$/, '');
}

/** As much of package.json as is read here; the editor has translated it. */
interface Product {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
}
