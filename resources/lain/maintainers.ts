import { listMaintainers } from '../../api/catalogue/lain/maintainers';
import type { Maintainer } from '../../api/catalogue/lain/shapes';
import { below, type ListedKind } from '../resource-kind';
import { registeredApps } from './apps';
import type { AppScope } from './procs';

/**
 * People who may deploy and operate an app; admins may also change who they are. The console leaves out the members of
 * its group of administrators. LAIN console API §3, §5.6.
 */
export const maintainers: ListedKind<AppScope, Maintainer> = {
  id: 'lain/maintainer',
  service: 'lain',
  parents: [registeredApps.id],
  below: below(registeredApps, (_scope, { appname }) => ({ app: appname })),
  scopeKey: ({ app }) => app,
  identity: ({ username }) => username,
  name: ({ username }) => username,
  details: ({ role }) => role,
  list: async (session, { app: appName }, signal) => {
    const client = await session.client('lain');
    const answer = await client.call(listMaintainers, { appName }, { signal });
    return { items: answer.maintainers, complete: true };
  },
};
