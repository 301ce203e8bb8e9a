import * as l10n from '@vscode/l10n';
import type { Application, Component } from '../../../api/catalogue/servicestage/shapes';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { applicationActions } from '../../../resources/servicestage/application-actions';
import { applications, type ApplicationScope } from '../../../resources/servicestage/applications';
import { listRef } from '../../../resources/resource-action';
import { componentOverviews } from '../../../resources/servicestage/component-overviews';
import { componentInstances } from '../../../resources/servicestage/instances';
import { newInstanceActions } from '../../../resources/servicestage/new-instance-actions';
import { components } from '../../../resources/servicestage/components';
import { consoleFlags, logsText } from '../console-logs';
import { countedNode } from '../counted-node';
import { facts, resourceNode, type RowPlace } from '../resource-node';
import { shownTime } from '../../../resources/shown-time';
import type { Appearance, TreeNode } from '../tree-node';
import { describeInstances, instanceNodes, isTroubled, type WithStatus } from './instance-nodes';

/** The applications of a project, with the components and instances below them. */
export function applicationsNode(target: ResolvedConnection, expanded: boolean): TreeNode {
  const icon = { id: 'cloud' };
  const place = { target, parent: target.id };
  return countedNode(
    place,
    applications,
    {},
    {
      label: l10n.t('ServiceStage'),
      actions: applicationActions,
      icon,
      expanded,
      emptyText: l10n.t('No applications, or this account may not see them: New Application… creates one'),
      countText: ({ length }) => l10n.t('applications: {0}', length),
      healthOf: () => 'unread',
      rowOf: applicationNode,
    },
  );
}

/** The icon and the texts of an application, the same in every view. */
export function applicationTexts(application: Application): Appearance {
  const { description, component_count: count, create_time, creator } = application;
  return {
    description: [l10n.t('components: {0}', count ?? 0), description ?? ''].filter(Boolean).join(' · '),
    tooltip: facts(
      [l10n.t('Application'), application.name],
      [l10n.t('Description'), description ?? undefined],
      [l10n.t('Components'), String(count ?? 0)],
      [l10n.t('Created by'), creator ?? undefined],
      [l10n.t('Created'), shownTime(create_time)],
    ),
    icon: { id: 'package' },
  };
}

function applicationNode(place: RowPlace, application: Application): TreeNode {
  const { target } = place;
  const scope = { applicationId: application.id };
  const node: TreeNode = resourceNode(place, applications, {}, application, {
    ...applicationTexts(application),
    health: 'unread',
    serverId: application.id,
    actions: applicationActions,
    lists: [listRef(components, scope)],
    emptyText: l10n.t('The application has no components'),
    load: async (live) => {
      const [all, overviews] = await Promise.all([
        live.list(target, components, scope),
        live.list(target, componentOverviews, scope),
      ]);
      const running = new Map(overviews.map(({ id, instances }) => [id, instances ?? []]));
      const rows = all.map((component) => ({ component, instances: running.get(component.id) ?? [] }));
      rows.sort(
        (one, other) =>
          Number(isTroubled(other.instances)) - Number(isTroubled(one.instances)) ||
          one.component.name.localeCompare(other.component.name),
      );
      const known = rows.flatMap(({ instances }) => instances);
      return {
        children: rows.map(({ component, instances }) =>
          componentNode({ target, parent: node.id }, scope, component, instances),
        ),
        appearance: known.length > 0 ? { ...applicationTexts(application), ...describeInstances(known) } : {},
        troubled: rows
          .filter(({ instances }) => isTroubled(instances))
          .map(({ component }) => `${application.name} ${component.name}`),
      };
    },
  });
  return node;
}

/** @param running What is known of its instances before they are read one by one. */
function componentNode(
  place: RowPlace,
  scope: ApplicationScope,
  component: Component,
  running: readonly WithStatus[],
): TreeNode {
  const { target } = place;
  const { runtime, category, sub_category, source, status } = component;
  const framework = sub_category ?? category ?? '';
  const tooltip = facts(
    [l10n.t('Component'), component.name],
    [l10n.t('Description'), component.description ?? undefined],
    [l10n.t('Runtime'), runtime ?? undefined],
    [l10n.t('Kind'), [category, sub_category].filter(Boolean).join(', ')],
    [l10n.t('Source'), source?.spec?.repo_url ?? source?.spec?.url ?? undefined],
    [l10n.t('Branch or tag'), source?.spec?.repo_ref ?? undefined],
    [l10n.t('Created'), shownTime(component.create_time)],
    [l10n.t('Logs'), logsText(target)],
  );
  const deleting = status === 1 ? l10n.t('being deleted') : '';
  const below = { ...scope, componentId: component.id };
  const known = running.length > 0 ? describeInstances(running) : {};
  const node: TreeNode = resourceNode(place, components, scope, component, {
    description: [deleting, known.description ?? '', runtime ?? '', framework]
      .filter((text) => text !== '')
      .join(' · '),
    tooltip,
    icon: known.icon ?? { id: 'symbol-module' },
    serverId: component.id,
    flags: consoleFlags(target),
    actions: { ...applicationActions, ...newInstanceActions },
    lists: [listRef(componentInstances, below)],
    emptyText: l10n.t('The component is not deployed: Add Component Instance… deploys it'),
    load: async (live) => {
      const { children, instances } = await instanceNodes({ target, parent: node.id }, below, live);
      if (instances.length === 0) return { children };
      return { children, appearance: { ...describeInstances(instances), tooltip } };
    },
  });
  return node;
}
