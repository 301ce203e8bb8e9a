import * as l10n from '@vscode/l10n';
import type { EngineAccount } from '../../api/catalogue/registry/accounts';
import type { EngineRole } from '../../api/catalogue/registry/roles';
import { accountLocks, type AccountLock } from '../../resources/registry/account-locks';
import { accounts } from '../../resources/registry/accounts';
import { accountActions } from '../../resources/registry/accounts-actions';
import { permissionLines, roles } from '../../resources/registry/roles';
import { roleActions } from '../../resources/registry/roles-actions';
import { shownTime } from '../../resources/shown-time';
import { facts, listNode, resourceNode, type RowPlace } from './resource-node';
import type { TreeNode } from './tree-node';

const people = { id: 'organization' };

/** The accounts of a registry, with what each may do, and its roles. A registry with sign-in has at least one. */
export function accountsNode({ target, parent }: RowPlace): TreeNode {
  const node: TreeNode = listNode(
    { target, parent },
    accounts,
    {},
    {
      label: l10n.t('Accounts'),
      icon: people,
      actions: accountActions,
      emptyText: l10n.t('This registry has no accounts: everybody in its network may change everything'),
      load: async (live) => {
        const [found, allRoles, locks] = await Promise.all([
          live.list(target, accounts, {}),
          live.list(target, roles, {}),
          live.list(target, accountLocks, {}),
        ]);
        const place = { target, parent: node.id };
        return {
          children:
            found.length === 0
              ? []
              : [
                  rolesNode(place, allRoles, found),
                  ...found.map((account) => accountNode(place, account, allRoles, locks)),
                ],
          appearance: {
            description:
              found.length === 0
                ? l10n.t('the service center has no sign-in')
                : l10n.t('of the service center: {0}', found.length),
            icon: people,
          },
        };
      },
    },
  );
  return node;
}

function accountNode(
  place: RowPlace,
  account: EngineAccount,
  all: readonly EngineRole[],
  locks: readonly AccountLock[],
): TreeNode {
  const names = account.roles ?? [];
  const inactive = account.status === 'inactive' ? l10n.t('inactive') : '';
  const refused = locks.filter((one) => one.account === account.name);
  const locked = refused.some((one) => one.locked) ? l10n.t('locked') : '';
  const allowed = all.filter(({ name }) => names.includes(name)).flatMap(permissionLines);
  return resourceNode(place, accounts, {}, account, {
    description: [inactive, locked, names.join(', ')].filter((text) => text !== '').join(' · '),
    tooltip: facts(
      [l10n.t('Account'), account.name],
      [l10n.t('Roles'), names.join(', ')],
      [l10n.t('May do'), allowed.length === 0 ? l10n.t('nothing') : `\n${allowed.join('\n')}`],
      [l10n.t('Wrong passwords'), refused.map(lockLine).join('\n')],
      [l10n.t('Created'), shownTime(Number(account.createTime ?? 0) * 1000)],
    ),
    icon: { id: inactive === '' && locked === '' ? 'account' : 'circle-slash' },
    actions: accountActions,
  });
}

/** From where wrong passwords came, and until when this counts. */
function lockLine({ address, locked, until }: AccountLock): string {
  const time = shownTime(until) ?? '';
  return locked ? l10n.t('from {0}, locked until {1}', address, time) : l10n.t('from {0}', address);
}

function rolesNode(
  { target, parent }: RowPlace,
  all: readonly EngineRole[],
  owners: readonly EngineAccount[],
): TreeNode {
  const node: TreeNode = listNode(
    { target, parent },
    roles,
    {},
    {
      label: l10n.t('Roles'),
      description: String(all.length),
      icon: { id: 'shield' },
      actions: roleActions,
      load: () => ({ children: all.map((role) => roleNode({ target, parent: node.id }, role, owners)) }),
    },
  );
  return node;
}

function roleNode(place: RowPlace, role: EngineRole, owners: readonly EngineAccount[]): TreeNode {
  const count = owners.filter((account) => account.roles?.includes(role.name)).length;
  const lines = permissionLines(role);
  return resourceNode(place, roles, {}, role, {
    description: [l10n.t('accounts: {0}', count), ...lines].join(' · '),
    tooltip: facts(
      [l10n.t('Role'), role.name],
      [l10n.t('May do'), lines.length === 0 ? l10n.t('nothing') : `\n${lines.join('\n')}`],
    ),
    icon: { id: 'shield' },
    actions: roleActions,
  });
}
