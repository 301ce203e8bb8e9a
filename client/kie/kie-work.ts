import type { kieCommands } from '../commands/kie-commands';
import type { Services } from '../services';
import { Comparisons } from './comparisons';
import { exportChosen } from './export-items';
import { importItems } from './import-items';
import { promoteChosen } from './promote-items';

/** Does the work of a command for a row and those selected with it. */
type Run = (row: unknown, selected: unknown) => Promise<void>;

/** What the commands on many configuration items do. */
export class KieWork {
  private readonly comparisons: Comparisons;
  readonly run: Readonly<Record<keyof typeof kieCommands, Run>>;

  constructor(services: Services) {
    const comparisons = new Comparisons(services);
    this.comparisons = comparisons;
    const rowsOf = (row: unknown, selected: unknown) => services.views.nodesOf(row, selected);
    this.run = {
      importKieItems: (row) => importItems(services, row),
      exportKieItems: async (row, selected) => exportChosen(services, await rowsOf(row, selected)),
      promoteKieItems: async (row, selected) => promoteChosen(services, await rowsOf(row, selected)),
      compareConfiguration: async (row, selected) => comparisons.start(await rowsOf(row, selected)),
      promoteCompared: (row, selected) => comparisons.promote(row, selected),
      refreshComparison: () => comparisons.refresh(),
      closeComparison: () => comparisons.close(),
    };
  }

  dispose(): void {
    this.comparisons.dispose();
  }
}
