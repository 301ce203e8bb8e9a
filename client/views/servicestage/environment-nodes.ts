import * as l10n from '@vscode/l10n';
import type {
  Application,
  Environment,
  EnvironmentResource,
} from '../../../api/catalogue/servicestage/shapes';
import type { ResolvedConnection } from '../../../connections/resolved-connection';
import { itemRef, listRef } from '../../../resources/resource-action';
import { applicationActions } from '../../../resources/servicestage/application-actions';
import {
  applications,
  variables,
  variableSets,
  type ApplicationScope,
  type VariableSet,
} from '../../../resources/servicestage/applications';
import { environmentActions } from '../../../resources/servicestage/environment-actions';
import { environmentResources, environments } from '../../../resources/servicestage/environments';
import { variableActions } from '../../../resources/servicestage/variable-actions';
import { countedNode } from '../counted-node';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import { shownTime } from '../../../resources/shown-time';
import { shownValue } from '../../../resources/shown-value';
import type { TreeNode } from '../tree-node';
import { applicationTexts } from './application-nodes';
import { gitNode } from './git-nodes';

/** What a project has besides what runs: environments, variables of applications, and access to Git hosts. */
export function projectNode(target: ResolvedConnection): TreeNode {
  const id = `${target.id}/servicestage`;
  return {
    id,
    label: l10n.t('ServiceStage'),
    icon: { id: 'cloud' },
    flags: ['named'],
    connection: target,
    load: () => ({
      children: [
        environmentsNode({ target, parent: id }),
        applicationsNode({ target, parent: id }),
        gitNode({ target, parent: id }),
      ],
    }),
  };
}

function environmentsNode(place: RowPlace): TreeNode {
  const icon = { id: 'server-environment' };
  return countedNode(
    place,
    environments,
    {},
    {
      label: l10n.t('Environments'),
      actions: environmentActions,
      icon,
      emptyText: l10n.t('No environments, or this account may not see them: New Environment… creates one'),
      countText: ({ length }) => l10n.t('environments: {0}', length),
      rowOf: environmentNode,
    },
  );
}

function environmentNode(place: RowPlace, environment: Environment): TreeNode {
  const { alias, description, vpc_id, base_resources, optional_resources } = environment;
  const scope = { environmentId: environment.id };
  const count = (base_resources ?? []).length + (optional_resources ?? []).length;
  const node: TreeNode = resourceNode(place, environments, {}, environment, {
    description: [alias ?? '', l10n.t('resources: {0}', count)].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Environment'), environment.name],
      [l10n.t('Alias'), alias ?? undefined],
      [l10n.t('Description'), description ?? undefined],
      [l10n.t('VPC'), vpc_id ?? undefined],
      [l10n.t('Created by'), environment.creator ?? undefined],
      [l10n.t('Created'), shownTime(environment.create_time)],
    ),
    icon: { id: 'server-environment' },
    serverId: environment.id,
    actions: environmentActions,
    lists: [listRef(environmentResources, scope)],
    emptyText: l10n.t('The environment has no resources'),
    load: async (live) => {
      const all = await live.list(place.target, environmentResources, scope);
      const below = { ...place, parent: node.id };
      return { children: inOrder(all, titleOf).map((one) => resourceRow(below, scope, one)) };
    },
  });
  return node;
}

/** Servers keep no order, and rows that change their places can't be found again. */
function inOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...items].sort((one, other) => keyOf(one).localeCompare(keyOf(other)));
}

function titleOf({ id, name, type }: EnvironmentResource): string {
  return `${type?.toLowerCase() ?? ''} ${name ?? id}`;
}

const iconOfType: Readonly<Record<string, string>> = {
  cce: 'server',
  cci: 'server',
  ecs: 'vm',
  as: 'vm',
  elb: 'globe',
  eip: 'globe',
  rds: 'database',
  dcs: 'database',
  cse: 'server-process',
};

function resourceRow(
  place: RowPlace,
  scope: { readonly environmentId: string },
  resource: EnvironmentResource,
): TreeNode {
  const { id, name, type } = resource;
  const what = describeType(type ?? '');
  return resourceNode(place, environmentResources, scope, resource, {
    description: what,
    tooltip: facts([l10n.t('Name'), name ?? undefined], [l10n.t('Kind'), what], [l10n.t('Id'), id]),
    icon: { id: iconOfType[type?.toLowerCase() ?? ''] ?? 'symbol-misc' },
    serverId: id,
    actions: environmentActions,
  });
}

/** What a resource is, in words and with the abbreviation of the cloud. */
function describeType(type: string): string {
  const words: Readonly<Record<string, string>> = {
    cce: l10n.t('container cluster'),
    cci: l10n.t('container instance'),
    ecs: l10n.t('virtual machine'),
    as: l10n.t('scaling group'),
    elb: l10n.t('load balancer'),
    eip: l10n.t('public address'),
    rds: l10n.t('database'),
    dcs: l10n.t('cache'),
    cse: l10n.t('microservice engine'),
  };
  const known = words[type.toLowerCase()];
  return known === undefined ? type : `${known} (${type.toUpperCase()})`;
}

function applicationsNode(place: RowPlace): TreeNode {
  const icon = { id: 'package' };
  return countedNode(
    place,
    applications,
    {},
    {
      label: l10n.t('Applications'),
      actions: applicationActions,
      icon,
      emptyText: l10n.t('No applications, or this account may not see them: New Application… creates one'),
      countText: ({ length }) => l10n.t('applications: {0}', length),
      rowOf: applicationNode,
    },
  );
}

function applicationNode(place: RowPlace, application: Application): TreeNode {
  const scope = { applicationId: application.id };
  const node: TreeNode = resourceNode(place, applications, {}, application, {
    ...applicationTexts(application),
    serverId: application.id,
    actions: applicationActions,
    emptyText: l10n.t('There are no environments to configure the application in'),
    load: async (live) => {
      const sets = await live.list(place.target, variableSets, scope);
      return { children: sets.map((set) => variableSetNode({ ...place, parent: node.id }, scope, set)) };
    },
  });
  return node;
}

function variableSetNode(place: RowPlace, { applicationId }: ApplicationScope, set: VariableSet): TreeNode {
  const { environmentId, environment } = set;
  const scope = { applicationId, environmentId };
  const row = listNode(place, variables, scope, {
    label: environment,
    description: l10n.t('variables: {0}', set.variables.length),
    tooltip: facts(
      [l10n.t('Environment'), environment],
      [l10n.t('Variables'), set.variables.map(({ name }) => name).join(', ')],
    ),
    icon: { id: 'symbol-namespace' },
    actions: variableActions,
    emptyText: l10n.t('The components of the application share no variables in this environment'),
  });
  const id = `${row.id}:${environmentId}`;
  return {
    ...row,
    id,
    resources: [itemRef(variableSets, { applicationId }, set), ...(row.resources ?? [])],
    load: () => ({
      children: inOrder(set.variables, ({ name }) => name).map((variable) => {
        const value = shownValue(variable.name, variable.value);
        return resourceNode({ ...place, parent: id }, variables, scope, variable, {
          description: value,
          tooltip: facts([l10n.t('Variable'), variable.name], [l10n.t('Value'), value]),
          icon: { id: 'symbol-variable' },
          actions: variableActions,
        });
      }),
    }),
  };
}
