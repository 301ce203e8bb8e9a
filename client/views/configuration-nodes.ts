import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { kieIdentity, kieItems } from '../../resources/kie/items';
import { describeLabels, groupByLabels, scopeName, type LabelScope } from './label-scopes';
import type { TreeNode } from './tree-node';

/** Maximum length of a value shown in a row, in characters. */
const maxShownValue = 40;

/** Keys whose values are not shown, since others may see the screen. */
const secretKeys = /password|passwd|secret|token|credential|private|access-?key/i;

/** The configuration items of an engine, grouped by the labels that clients query. */
export function configurationNode(target: ResolvedConnection): TreeNode {
  const id = `${target.id}/configuration`;
  return {
    id,
    label: l10n.t('Configuration'),
    icon: { id: 'settings-gear' },
    flags: ['named'],
    emptyText: l10n.t('There are no configuration items, or this account is not allowed to see them'),
    connection: target,
    load: async (live) => {
      const items = await live.list(target, kieItems, {});
      const scopes = groupByLabels(items);
      return {
        children: scopes.map((scope) => scopeNode(target, id, scope)),
        appearance: { description: l10n.t('items: {0}', items.length), icon: { id: 'settings-gear' } },
      };
    },
  };
}

function scopeNode(target: ResolvedConnection, parent: string, { key, labels, items }: LabelScope): TreeNode {
  const id = `${parent}/${key}`;
  const name = scopeName(labels);
  const environment = name.includes('=') ? '' : (labels['environment'] ?? '');
  const count = l10n.t('items: {0}', items.length);
  return {
    id,
    label: name === '' ? l10n.t('no labels') : name,
    description: [environment, count].filter((text) => text !== '').join(' · '),
    tooltip: describeLabels(labels).join('\n') || l10n.t('no labels'),
    icon: { id: 'symbol-namespace' },
    flags: ['named'],
    connection: target,
    load: () => ({ children: items.map((item) => itemNode(id, item)) }),
  };
}

function itemNode(parent: string, item: KieItem): TreeNode {
  const { key, value_type: type = 'text', status, labels } = item;
  const state = status === 'disabled' ? l10n.t('disabled') : '';
  return {
    id: `${parent}/${kieIdentity(item)}`,
    label: key,
    description: [state, type, shownValue(item)].filter((text) => text !== '').join(' · '),
    tooltip: [key, ...describeLabels(labels ?? {}), state, type].filter((text) => text !== '').join('\n'),
    icon: { id: status === 'disabled' ? 'circle-slash' : 'symbol-key' },
    flags: ['kieItem'],
    name: key,
  };
}

/** The value when it is one short line and not secret. */
function shownValue({ key, value }: KieItem): string {
  if (value.length > maxShownValue || /[\r\n]/.test(value)) return '';
  return secretKeys.test(key) ? '•••' : value;
}
