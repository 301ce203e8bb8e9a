import * as l10n from '@vscode/l10n';
import type { NacosNamespace } from '../../../api/catalogue/nacos/namespaces';
import type { EngineScope } from '../../../resources/cse/engines';
import { namespaceActions } from '../../../resources/nacos/namespace-actions';
import { namespaces } from '../../../resources/nacos/namespaces';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import type { TreeNode } from '../tree-node';

const icon = { id: 'symbol-namespace' };

/** The namespaces of a Nacos engine. */
export function namespacesNode({ target, parent }: RowPlace, scope: EngineScope): TreeNode {
  const node: TreeNode = listNode({ target, parent }, namespaces, scope, {
    label: l10n.t('Namespaces'),
    icon,
    actions: namespaceActions,
    emptyText: l10n.t('There are no namespaces'),
    load: async (live) => {
      const found = await live.list(target, namespaces, scope);
      return {
        children: found.map((one) => namespaceNode({ target, parent: node.id }, scope, one)),
        appearance: { description: String(found.length), icon },
      };
    },
  });
  return node;
}

function namespaceNode(place: RowPlace, scope: EngineScope, namespace: NacosNamespace): TreeNode {
  const { namespace: id, namespaceDesc, configCount, quota } = namespace;
  const reserved = id === '' ? l10n.t('reserved') : '';
  const used =
    typeof configCount === 'number' && typeof quota === 'number'
      ? l10n.t('{0} of {1} configurations', configCount, quota)
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
    copied: id,
    actions: namespaceActions,
  });
}
