import * as l10n from '@vscode/l10n';
import type { Maintainer } from '../../../api/catalogue/lain/shapes';
import { ApiError } from '../../../api/errors/api-error';
import { maintainerActions } from '../../../resources/lain/maintainer-actions';
import { ownRoles } from '../../../resources/lain/own-roles';
import { maintainers } from '../../../resources/lain/maintainers';
import type { AppScope } from '../../../resources/lain/procs';
import type { LiveReader } from '../live-reader';
import { facts, listNode, resourceNode, type RowPlace } from '../resource-node';
import { messageNode } from '../message-nodes';
import type { Loaded, TreeNode } from '../tree-node';

const icon = { id: 'organization' };

/** The people who maintain an app. */
export function maintainersNode(place: RowPlace, app: string): TreeNode {
  const scope = { app };
  const node: TreeNode = listNode(place, maintainers, scope, {
    label: l10n.t('Maintainers'),
    isStateless: true,
    icon,
    actions: maintainerActions,
    emptyText: l10n.t('Only administrators of the cluster maintain this app'),
    load: (live) => loadMaintainers({ ...place, parent: node.id }, scope, live),
  });
  return node;
}

async function loadMaintainers(place: RowPlace, scope: AppScope, live: LiveReader): Promise<Loaded> {
  try {
    const [people, [own]] = await Promise.all([
      live.list(place.target, maintainers, scope),
      live.list(place.target, ownRoles, scope),
    ]);
    const admins = people.filter(({ role }) => role === 'admin');
    return {
      children: people.map((person) => maintainerNode(place, scope, person)),
      appearance: {
        description: [
          l10n.t('{0}, admins: {1}', people.length, admins.map(({ username }) => username).join(', ')),
          own === undefined ? l10n.t('you: by a group') : l10n.t('you: {0}', own),
        ].join(' · '),
        icon,
      },
    };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'no-sign-in') throw error;
    const text = l10n.t('This console has no sign-in: everyone is admin of every app');
    return { children: [messageNode(place.parent, text, 'unlock')] };
  }
}

function maintainerNode(place: RowPlace, scope: AppScope, person: Maintainer): TreeNode {
  const { username, role } = person;
  return resourceNode(place, maintainers, scope, person, {
    description: role,
    tooltip: facts([l10n.t('User'), username], [l10n.t('Role'), role], [l10n.t('App'), scope.app]),
    icon: { id: role === 'admin' ? 'shield' : 'person' },
    actions: maintainerActions,
  });
}
