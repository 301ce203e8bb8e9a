import * as l10n from '@vscode/l10n';
import type { NacosNamespace } from '../../../api/catalogue/nacos/namespaces';
import type { EngineScope } from '../../../resources/cse/engines';
import { namespaceActions } from '../../../resources/nacos/namespace-actions';
import { namespaces } from '../../../resources/nacos/namespaces';
import { countedNode } from '../counted-node';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import type { TreeNode } from '../tree-node';

const icon = { id: 'symbol-namespace' };

/** The namespaces of a Nacos engine. */
export function namespacesNode(place: RowPlace, scope: EngineScope): TreeNode {
  return countedNode(place, namespaces, scope, {
    label: l10n.t('Namespaces'),
    icon,
    actions: namespaceActions,
    emptyText: l10n.t('There are no namespaces'),
    rowOf: (below, one) => namespaceNode(below, scope, one),
  });
}

function namespaceNode(place: RowPlace, scope: EngineScope, namespace: NacosNamespace): TreeNode {
  const { namespace: id, namespaceDesc, configCount, quota } = namespace;
  const reserved = id === '' ? l10n.t('reserved') : '';
  const used =
    typeof configCount === 'number' && typeof quota === 'number'
      ? l10n.t('{0} configurations, quota {1}', configCount, quota)
      : '';
  return resourceNode(place, namespaces, scope, namespace, {
    description: [reserved, id, used].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Namespace'), namespaces.name(namespace)],
      [l10n.t('Id'), id],
      [l10n.t('Configurations'), used],
      [l10n.t('Description'), namespaceDesc ?? undefined],
    ),
    icon,
    serverId: id === '' ? undefined : id,
    actions: namespaceActions,
  });
}
