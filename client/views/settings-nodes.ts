import * as l10n from '@vscode/l10n';
import type { Microservice } from '../../api/catalogue/registry/shapes';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { microservices } from '../../resources/registry/microservices';
import { settings, settingsOf, type Settings, type SettingsScope } from '../../resources/registry/settings';
import { settingsActions } from '../../resources/registry/settings-actions';
import { shownValue } from '../../resources/shown-value';
import type { LiveReader } from './live-reader';
import { facts, resourceNode, type RowPlace } from './resource-node';
import type { TreeNode } from './tree-node';

const icon = { id: 'symbol-property' };

/** Settings as engines 1.x keep them, by microservice: they are read for a named one only. */
export function settingsNode({ target, parent }: RowPlace): TreeNode {
  const id = `${parent}/settings`;
  return {
    id,
    label: l10n.t('Settings of engines 1.x'),
    tooltip: l10n.t('Engines 2.x keep configuration items instead.'),
    icon,
    flags: ['named'],
    connection: target,
    emptyText: l10n.t('There are no microservices'),
    load: async (live) => {
      const versions = await live.list(target, microservices, {});
      return { children: byName(versions).map((own) => serviceNode({ target, parent: id }, own)) };
    },
  };
}

/** The versions of each microservice, in the order of names. */
function byName(versions: readonly Microservice[]): Microservice[][] {
  const groups = new Map<string, Microservice[]>();
  for (const one of versions) {
    const key = JSON.stringify([one.serviceName, one.appId]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].sort(([one], [other]) => one.localeCompare(other)).map(([, own]) => own);
}

function serviceNode({ target, parent }: RowPlace, versions: readonly Microservice[]): TreeNode {
  const [{ serviceName, appId } = { serviceName: '', appId: '' }] = versions;
  const id = `${parent}/${JSON.stringify([serviceName, appId])}`;
  return {
    id,
    label: serviceName,
    description: appId,
    icon: { id: 'symbol-interface' },
    flags: ['named'],
    connection: target,
    emptyText: l10n.t('It has no settings'),
    load: async (live) => ({
      children: (await settingsOfAll(live, target, versions)).map(({ scope, item }) =>
        dimensionNode({ target, parent: id }, scope, item),
      ),
    }),
  };
}

/** The settings of all versions, in their environments and without one; what versions share is shown once. */
async function settingsOfAll(
  live: LiveReader,
  target: ResolvedConnection,
  versions: readonly Microservice[],
): Promise<readonly { readonly scope: SettingsScope; readonly item: Settings }[]> {
  const found = new Map<string, { readonly scope: SettingsScope; readonly item: Settings }>();
  const scopes = versions.map(settingsOf).flatMap((scope) => [{ ...scope, environment: '' }, scope]);
  for (const scope of scopes) {
    for (const item of await live.list(target, settings, scope)) {
      found.set(settings.identity(item), { scope, item });
    }
  }
  return [...found.values()];
}

function dimensionNode(place: RowPlace, scope: SettingsScope, item: Settings): TreeNode {
  const { dimension, environment, values } = item;
  const count = l10n.t('settings: {0}', Object.keys(values).length);
  const node: TreeNode = resourceNode(place, settings, scope, item, {
    description: [environment, count].filter((text) => text !== '').join(' · '),
    tooltip: facts([l10n.t('Scope'), dimension], [l10n.t('Environment'), environment]),
    icon,
    actions: settingsActions,
    load: () => ({
      children: Object.entries(values).map(([key, value]) => ({
        id: `${node.id}/${key}`,
        label: key,
        description: shownValue(key, value),
        icon: { id: 'symbol-key' },
        flags: ['named'],
      })),
    }),
  });
  return node;
}
