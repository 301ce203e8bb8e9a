import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { streamPorts } from '../../../resources/lain/stream-ports';
import { facts, listNode, resourceNode } from '../resource-node';
import type { TreeNode } from '../tree-node';

const icon = { id: 'plug' };

/** The ports of the cluster that apps have taken: no other app can have them. */
export function streamPortsNode(target: ResolvedConnection): TreeNode {
  const node: TreeNode = listNode(
    { target, parent: target.id },
    streamPorts,
    {},
    {
      label: l10n.t('Stream ports'),
      icon,
      emptyText: l10n.t('No app has taken a port of the stream router'),
      load: async (live) => {
        const all = await live.list(target, streamPorts, {});
        const sorted = [...all].sort((one, other) => one.srcport - other.srcport);
        return {
          children: sorted.map((port) => {
            const { dstport, NameSpace, ProcName } = port;
            const details = streamPorts.details?.(port) ?? '';
            return resourceNode({ target, parent: node.id }, streamPorts, {}, port, {
              description: l10n.t('{0}, port {1}', details, dstport),
              tooltip: facts(
                [l10n.t('Port of the cluster'), streamPorts.name(port)],
                [l10n.t('App'), NameSpace],
                [l10n.t('Proc'), ProcName],
                [l10n.t('Port of the proc'), String(dstport)],
              ),
              icon,
            });
          }),
          appearance: { description: l10n.t('taken: {0}', all.length), icon },
        };
      },
    },
  );
  return node;
}
