import * as l10n from '@vscode/l10n';
import type { ComparedItem, ComparedState } from '../../deploy/kie/compare-sides';
import { scopeOf } from '../../deploy/kie/wanted-items';
import { changeFact } from '../../deploy/text';
import { brief } from '../plain-text';

/** The names of the two sides. */
export interface SideNames {
  readonly left: string;
  readonly right: string;
}

/** A row of the comparison view: a group of items, or an item. */
export interface ComparisonNode {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip: string;
  readonly icon: { readonly id: string; readonly color: string };
  readonly item?: ComparedItem;
  readonly children: readonly ComparisonNode[];
}

type Different = Exclude<ComparedState, 'same'>;

const icons: Readonly<Record<Different, ComparisonNode['icon']>> = {
  differs: { id: 'diff-modified', color: 'gitDecoration.modifiedResourceForeground' },
  left: { id: 'diff-removed', color: 'gitDecoration.deletedResourceForeground' },
  right: { id: 'diff-added', color: 'gitDecoration.addedResourceForeground' },
};

/** The rows of what differs between two sides, by how. */
export function comparisonNodes(items: readonly ComparedItem[], names: SideNames): ComparisonNode[] {
  const labels: Readonly<Record<Different, (count: number) => string>> = {
    differs: (count) => l10n.t('{0} different', count),
    left: (count) => l10n.t('{0} only in {1}', count, names.left),
    right: (count) => l10n.t('{0} only in {1}', count, names.right),
  };
  return (['differs', 'left', 'right'] as const).flatMap((state) => {
    const own = items.filter((item) => item.state === state);
    const label = labels[state](own.length);
    const group = { id: state, label, tooltip: label, icon: icons[state] };
    return own.length === 0 ? [] : [{ ...group, children: own.map((item) => itemNode(item, icons[state])) }];
  });
}

function itemNode(item: ComparedItem, icon: ComparisonNode['icon']): ComparisonNode {
  const facts = item.changes.map(({ path, from, to }) => changeFact(path, from, to));
  const scope = scopeOf(item);
  const changed = item.state === 'differs' ? item.changes.map(({ path }) => path).join(', ') : '';
  const description = [scope, changed].filter((text) => text !== '').join(' · ');
  return {
    id: item.id,
    label: item.key,
    ...(description !== '' && { description }),
    tooltip: [item.key, scope, ...facts.map((fact) => brief(fact, 200))]
      .filter((text) => text !== '')
      .join('\n'),
    icon,
    item,
    children: [],
  };
}
