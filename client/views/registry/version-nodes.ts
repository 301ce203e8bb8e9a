import * as l10n from '@vscode/l10n';
import type { Microservice } from '../../../api/catalogue/registry/shapes';
import { consumers, providers } from '../../../resources/registry/dependencies';
import { dependencyActions } from '../../../resources/registry/dependency-actions';
import type { MicroserviceScope } from '../../../resources/registry/instances';
import { microserviceActions } from '../../../resources/registry/microservice-actions';
import { microservices } from '../../../resources/registry/microservices';
import { schemaActions } from '../../../resources/registry/schema-actions';
import { schemas } from '../../../resources/registry/schemas';
import { serviceProperties } from '../../../resources/registry/service-properties';
import { tags, type NamedText } from '../../../resources/registry/tags';
import { serviceTextActions } from '../../../resources/registry/text-actions';
import type { ListedKind, NestedKind } from '../../../resources/resource-kind';
import { countedNode } from '../counted-node';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { shownTime } from '../../../resources/shown-time';
import { shownValue } from '../../../resources/shown-value';
import { healthIcon, type TreeNode } from '../tree-node';
import { instancesNode } from './instance-nodes';
import { describeInstances, healthOfVersion, isTroubled, type ServiceStates } from './service-health';

/** The row of a version of a microservice; each list below it is read when it is opened. */
export function versionNode(place: RowPlace, service: Microservice, states: ServiceStates): TreeNode {
  const { serviceId, version, framework, timestamp } = service;
  const scope = { serviceId };
  const health = healthOfVersion(service, states);
  const instances = describeInstances([service], states);
  const by = [framework?.name ?? '', framework?.version ?? ''].join(' ').trim();
  const node: TreeNode = resourceNode(place, microservices, {}, service, {
    label: version,
    description: [instances, by].filter((text) => text !== undefined && text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Microservice'), microservices.name(service)],
      [l10n.t('Application'), service.appId],
      [l10n.t('Environment'), service.environment],
      [l10n.t('Description'), service.description],
      [l10n.t('Level'), service.level],
      [l10n.t('Framework'), by],
      [l10n.t('Registered'), shownTime(Number(timestamp ?? 0) * 1000)],
      [l10n.t('ID'), serviceId],
    ),
    icon: health !== undefined && isTroubled(health) ? healthIcon(health) : { id: 'tag' },
    ...(health !== undefined && { health }),
    actions: microserviceActions,
    flags: ['launchable'],
    serverId: serviceId,
    load: () => {
      const below = { ...place, parent: node.id };
      return {
        children: [
          instancesNode(below, scope),
          schemasNode(below, scope),
          textsNode(below, scope, tags, { label: l10n.t('Tags'), iconId: 'bookmark' }),
          textsNode(below, scope, serviceProperties, {
            label: l10n.t('Properties'),
            iconId: 'symbol-property',
            count: Object.keys(service.properties ?? {}).length,
          }),
          neighboursNode(below, scope, providers, l10n.t('Providers'), 'arrow-right'),
          neighboursNode(below, scope, consumers, l10n.t('Consumers'), 'arrow-left'),
        ],
      };
    },
  });
  return node;
}

function schemasNode(place: RowPlace, scope: MicroserviceScope): TreeNode {
  const emptyText = l10n.t('No schema is registered');
  const icon = { id: 'symbol-method' };
  return countedNode(place, schemas, scope, {
    label: l10n.t('Schemas'),
    icon,
    emptyText,
    actions: schemaActions,
    rowOf: (below, schema) =>
      resourceNode(below, schemas, scope, schema, {
        description: (schema.summary ?? '').slice(0, 12),
        tooltip: facts([l10n.t('Schema'), schema.schemaId], [l10n.t('Checksum'), schema.summary]),
        icon,
        actions: schemaActions,
      }),
  });
}

/** A row of names with texts; its count is shown only where the version itself has them. */
interface TextsRow {
  readonly label: string;
  readonly iconId: string;
  readonly count?: number;
}

function textsNode(
  place: RowPlace,
  scope: MicroserviceScope,
  kind: ListedKind<MicroserviceScope, NamedText> | NestedKind<MicroserviceScope, NamedText>,
  { label, iconId, count }: TextsRow,
): TreeNode {
  const icon = { id: iconId };
  return countedNode(place, kind, scope, {
    label,
    icon,
    ...(count === undefined ? { countText: () => '' } : { description: String(count) }),
    actions: serviceTextActions,
    rowOf: (below, text) =>
      resourceNode(below, kind, scope, text, {
        description: shownValue(text.name, text.value),
        icon,
        actions: serviceTextActions,
      }),
  });
}

function neighboursNode(
  place: RowPlace,
  scope: MicroserviceScope,
  kind: ListedKind<MicroserviceScope, Microservice>,
  label: string,
  icon: string,
): TreeNode {
  return countedNode(place, kind, scope, {
    label,
    icon: { id: icon },
    actions: dependencyActions,
    rowOf: (below, service) =>
      resourceNode(below, kind, scope, service, {
        description: [service.appId, service.environment ?? ''].filter((text) => text !== '').join(' · '),
        icon: { id: 'symbol-interface' },
        actions: dependencyActions,
        serverId: service.serviceId,
      }),
  });
}
