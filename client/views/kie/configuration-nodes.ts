import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../../api/catalogue/kie/shapes';
import { kieItemActions } from '../../../resources/kie/item-actions';
import { kieItems } from '../../../resources/kie/items';
import { kieRevisionActions } from '../../../resources/kie/revision-actions';
import { historyOf, kieRevisions, type RevisionScope } from '../../../resources/kie/revisions';
import { shownValue } from '../../../resources/shown-value';
import { shownTime } from '../../../resources/shown-time';
import { describeItem, itemList } from '../long-list';
import { describeLabels, groupByLabels, scopeName, type LabelScope } from './label-scopes';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import type { TreeNode } from '../tree-node';

const gear = { id: 'settings-gear' };

/** The configuration items of an engine, grouped by the labels that clients query. */
export function configurationNode(place: RowPlace): TreeNode {
  const { target } = place;
  const node: TreeNode = listNode(
    place,
    kieItems,
    {},
    {
      label: l10n.t('Configuration'),
      icon: gear,
      actions: kieItemActions,
      flags: ['kieItems', 'configuration'],
      emptyText: l10n.t('There are no configuration items, or this account is not allowed to see them'),
      load: async (live) => {
        const items = await live.list(target, kieItems, {});
        const scopes = groupByLabels(items);
        return {
          children: scopes.map((scope) => scopeNode({ target, parent: node.id }, scope)),
          appearance: { description: l10n.t('items: {0}', items.length), icon: gear },
        };
      },
    },
  );
  return node;
}

function scopeNode({ target, parent }: RowPlace, { key, labels, items }: LabelScope): TreeNode {
  const name = scopeName(labels);
  const environment = name.includes('=') ? '' : (labels['environment'] ?? '');
  const count = l10n.t('items: {0}', items.length);
  const row = listNode(
    { target, parent },
    kieItems,
    { labels },
    {
      label: name === '' ? l10n.t('no labels') : name,
      description: [environment, count].filter((text) => text !== '').join(' · '),
      tooltip: describeLabels(labels).join('\n') || l10n.t('no labels'),
      icon: { id: 'symbol-namespace' },
      actions: kieItemActions,
      flags: ['kieItems', 'configuration'],
    },
  );
  const id = `${parent}/${key}`;
  return {
    ...row,
    id,
    holds: ({ kind, identity }) =>
      kind.id === kieItems.id && items.some((item) => kieItems.identity(item) === identity),
    contents: () => items.map((item) => describeItem(kieItems, item, undefined)),
    load: () => ({
      children: itemList(kieItems, items, { rowOf: (item) => itemNode({ target, parent: id }, item) }),
    }),
  };
}

/** A configuration item; below it is its history. */
function itemNode(place: RowPlace, item: KieItem): TreeNode {
  const { key, value_type: type = 'text', status, labels } = item;
  const state = status === 'disabled' ? l10n.t('disabled') : '';
  const node: TreeNode = resourceNode(place, kieItems, {}, item, {
    description: [state, type, shownValue(key, item.value)].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Key'), key],
      [l10n.t('Labels'), describeLabels(labels ?? {}).join(', ')],
      [l10n.t('Status'), status === 'disabled' ? l10n.t('disabled') : l10n.t('enabled')],
      [l10n.t('Type'), type],
    ),
    icon: { id: status === 'disabled' ? 'circle-slash' : 'symbol-key' },
    actions: kieItemActions,
    flags: ['kieItem', 'configuration'],
    serverId: item.id,
    opensDocument: true,
    emptyText: l10n.t('The server keeps no history of it'),
    load: async (live) => {
      const scope = historyOf(item);
      const revisions = await live.list(place.target, kieRevisions, scope);
      const [latest] = revisions;
      return {
        children: revisions.map((revision) =>
          revisionNode({ target: place.target, parent: node.id }, scope, revision, revision === latest),
        ),
      };
    },
  });
  return node;
}

function revisionNode(
  place: RowPlace,
  scope: RevisionScope,
  revision: KieItem,
  isCurrent: boolean,
): TreeNode {
  const { update_revision, update_time, status } = revision;
  const time = shownTime(Number(update_time ?? 0) * 1000);
  return resourceNode(place, kieRevisions, scope, revision, {
    label: time ?? l10n.t('Revision {0}', String(update_revision)),
    description: [
      isCurrent ? l10n.t('current') : '',
      status === 'disabled' ? l10n.t('disabled') : '',
      shownValue(revision.key, revision.value),
    ]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip: facts([l10n.t('Revision'), String(update_revision)], [l10n.t('Changed'), time]),
    icon: { id: 'history' },
    actions: kieRevisionActions,
  });
}
