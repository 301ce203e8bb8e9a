import * as l10n from '@vscode/l10n';
import { compareSides, type ComparedItem } from '../../deploy/kie/compare-sides';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { withCancel } from '../with-cancel';
import { chooseSide, sideOfRow } from './choose-side';
import { comparedNow, differing, type Shown, type Sides } from './compared-now';
import { ComparisonRefresh } from './comparison-refresh';
import { ComparisonView } from './comparison-view';
import { promote } from './promote-items';
import { shortNames } from './side';

/** Comparisons of configuration in their view, one at a time, and promotions from them. */
export class Comparisons {
  private view: ComparisonView | undefined;
  private sides: Sides | undefined;
  private shown: Shown | undefined;
  private readonly refreshing: ComparisonRefresh;

  constructor(private readonly services: Services) {
    this.refreshing = new ComparisonRefresh(services, () => void this.update());
  }

  /** Compares two rows, or that of a scope with what the user chooses, or two that the user chooses. */
  async start(rows: readonly TreeNode[]): Promise<void> {
    if (rows.length > 2) {
      await this.services.prompts.inform(l10n.t('Select one row, or the two that are to be compared.'));
      return;
    }
    const [first, second] = rows.map((row) => sideOfRow(this.services, row));
    const title = l10n.t('Compare Configuration');
    const left = first ?? (await chooseSide(this.services, title));
    const right =
      left && (second ?? (await chooseSide(this.services, l10n.t('Compare {0} with', left.name))));
    if (right) await this.show({ left, right });
  }

  /** Reads both sides again. */
  async refresh(): Promise<void> {
    if (this.sides) await this.show(this.sides);
    else await this.sayWhatIsNeeded();
  }

  async close(): Promise<void> {
    this.sides = undefined;
    this.refreshing.watch([]);
    await this.view?.close();
  }

  /** Promotes the items of rows to the other side, which the user chooses where both can be written. */
  async promote(row: unknown, selected: unknown): Promise<void> {
    const { sides } = this;
    if (!sides || !this.view) {
      await this.sayWhatIsNeeded();
      return;
    }
    const items = this.view.itemsOf(row, selected);
    const to = await this.chooseDirection(sides, items);
    const target = to && sides[to].place.target;
    if (!target) return;
    const [from, ids] = [sides[to === 'right' ? 'left' : 'right'], new Set(items.map(({ id }) => id))];
    const { labels } = sides[to];
    try {
      await promote(this.services, {
        target,
        labels,
        read: async (signal) => {
          const side = await from.place.read(from.labels, signal);
          const compared = side ? compareSides(side, { labels, items: [] }) : [];
          return compared.flatMap(({ id, left }) => (left && ids.has(id) ? [left] : []));
        },
        ended: async () => {
          if (this.sides === sides) await this.refresh();
        },
      });
    } catch (error) {
      await showFailure(this.services, error, target);
    }
  }

  dispose(): void {
    this.refreshing.dispose();
    this.view?.dispose();
  }

  private async show(sides: Sides): Promise<void> {
    const { left, right } = sides;
    const reading = l10n.t('Comparing {0} with {1}', left.name, right.name);
    const [one, other] = await withCancel(reading, (signal) =>
      Promise.all([left, right].map(({ place, labels }) => place.read(labels, signal))),
    );
    if (!one || !other) return;
    this.sides = sides;
    this.shown = { left: one, right: other, readAt: this.services.clock.now() };
    this.view ??= this.openView();
    this.refreshing.watch([left, right].flatMap(({ place }) => place.list?.key ?? []));
    await this.view.show(differing(this.shown), shortNames(left, right));
  }

  private openView(): ComparisonView {
    const view = new ComparisonView();
    view.onDidChangeVisibility(({ visible }) => this.refreshing.setVisible(visible));
    this.refreshing.setVisible(view.visible);
    return view;
  }

  /** Shows what the lists of both sides have by now. */
  private async update(): Promise<void> {
    const { sides, shown } = this;
    if (!sides || !shown) return;
    const next = await comparedNow(sides, shown, this.services.clock.now());
    if (this.sides !== sides) return;
    this.shown = next.shown;
    this.view?.update(differing(next.shown), next.old);
  }

  /** The side to write: one that is live, and lacks an item or has another one. */
  private async chooseDirection(
    sides: Sides,
    items: readonly ComparedItem[],
  ): Promise<keyof Sides | undefined> {
    const { prompts } = this.services;
    if (items.length === 0) {
      await prompts.inform(l10n.t('Select the items to promote in the comparison first.'));
      return undefined;
    }
    const others = { left: 'right', right: 'left' } as const;
    const possible = (['right', 'left'] as const).filter(
      (to) => sides[to].place.target && items.some((item) => item[others[to]]),
    );
    if (possible.length === 0) {
      await prompts.inform(l10n.t('Nothing can be promoted into a file: write it there.'));
      return undefined;
    }
    const title = l10n.t('Promote items ({0}) to', items.length);
    return prompts.choose(
      title,
      possible.map((to) => ({ label: sides[to].name, value: to })),
    );
  }

  private async sayWhatIsNeeded(): Promise<void> {
    await this.services.prompts.inform(
      l10n.t('There is no comparison: run Engine Room: Compare Configuration.'),
    );
  }
}
