import * as l10n from '@vscode/l10n';
import type { MicroserviceInstance } from '../../../api/catalogue/registry/shapes';
import { instanceActions, leaseOf } from '../../../resources/registry/instance-actions';
import { instanceListActions } from '../../../resources/registry/instance-list-actions';
import { instances, type MicroserviceScope } from '../../../resources/registry/instances';
import { matchingActions } from '../../../resources/registry/matching-actions';
import { countedNode } from '../counted-node';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { shownTime } from '../../../resources/shown-time';
import { shownValue } from '../../../resources/shown-value';
import { healthIcon, type TreeNode } from '../tree-node';
import { byHealth, healthOfStatus } from './service-health';

const icon = { id: 'vm' };

/** The instances of a version of a microservice, the unhealthy ones first. */
export function instancesNode(place: RowPlace, scope: MicroserviceScope): TreeNode {
  const healthOf = ({ status }: MicroserviceInstance) => healthOfStatus(status);
  return countedNode(place, instances, scope, {
    label: l10n.t('Instances'),
    icon,
    actions: instanceListActions,
    emptyText: l10n.t('No instance is registered'),
    expanded: true,
    ordered: (found) => byHealth(found, healthOf),
    countText: (found) => {
      const up = found.filter(({ status }) => status === 'UP').length;
      return l10n.t('{0} of {1} up', up, found.length);
    },
    healthOf,
    rowOf: (below, instance) => instanceNode(below, scope, instance),
  });
}

function instanceNode(place: RowPlace, scope: MicroserviceScope, instance: MicroserviceInstance): TreeNode {
  const { status, instanceId, endpoints } = instance;
  return resourceNode(place, instances, scope, instance, {
    description: [status, ...(endpoints ?? [])].join(' · '),
    tooltip: () => factsOf(instance),
    icon: healthIcon(healthOfStatus(status)),
    actions: { ...instanceActions, ...matchingActions },
    serverId: instanceId,
    ...(endpoints?.length && { address: endpoints.join('\n') }),
  });
}

function factsOf(instance: MicroserviceInstance): string {
  const { status, hostName, instanceId, dataCenterInfo: center } = instance;
  const properties = Object.entries(instance.properties ?? {});
  return facts(
    [l10n.t('Host'), hostName],
    [l10n.t('State'), status],
    [l10n.t('Endpoints'), instance.endpoints?.join(', ')],
    [l10n.t('Heartbeats'), heartbeatsOf(instance)],
    [l10n.t('Registered'), timeOf(instance.timestamp)],
    [l10n.t('Last change'), timeOf(instance.modTimestamp)],
    [l10n.t('Zone'), [center?.name, center?.region, center?.availableZone].filter((text) => text).join(', ')],
    ...properties.map(([name, value]) => [name, shownValue(name, value)] as const),
    [l10n.t('ID'), instanceId],
  );
}

/** The registry doesn't tell when the last heartbeat arrived, only how long one lasts. Registry API §2. */
function heartbeatsOf(instance: MicroserviceInstance): string {
  const { mode = 'push', interval = 30 } = instance.healthCheck ?? {};
  return mode === 'pull'
    ? l10n.t('asked for by the registry')
    : l10n.t('every {0} s; removed after {1} s without one', interval, leaseOf(instance));
}

function timeOf(seconds: string | undefined): string | undefined {
  return shownTime(Number(seconds ?? 0) * 1000);
}
