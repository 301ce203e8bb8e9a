import { getOwnAppRole } from '../../api/catalogue/lain/maintainers';
import { unlessMissing } from '../missing';
import { below, type ListedKind } from '../resource-kind';
import { registeredApps } from './apps';
import type { AppScope } from './procs';

/**
 * The caller's role in an app, `admin` or `normal`: one item; none for members of the group of administrators, who are
 * not named as maintainers. LAIN console API §5.4.
 */
export const ownRoles: ListedKind<AppScope, string> = {
  id: 'lain/own-role',
  service: 'lain',
  parents: [registeredApps.id],
  below: below(registeredApps, (_scope, { appname }) => ({ app: appname })),
  scopeKey: ({ app }) => app,
  identity: () => 'role',
  name: (role) => role,
  list: async (session, { app: appName }, signal) => {
    const client = await session.client('lain');
    const answer = await unlessMissing(client.call(getOwnAppRole, { appName }, { signal }));
    return { items: answer ? [answer.role.role] : [], complete: true };
  },
};
