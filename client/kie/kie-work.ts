import type { kieCommands } from '../commands/kie-commands';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { exportChosen } from './export-items';
import { importItems } from './import-items';

/** Does the work of a command for a row and those selected with it. */
type Run = (services: Services, row: unknown, rows: readonly TreeNode[]) => Promise<void>;

/** What each command does. */
export const run: Readonly<Record<keyof typeof kieCommands, Run>> = {
  importKieItems: (services, row) => importItems(services, row),
  exportKieItems: (services, _row, rows) => exportChosen(services, rows),
};
