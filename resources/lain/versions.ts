import { listVersions } from '../../api/catalogue/lain/repos';
import { unlessMissing } from '../missing';
import type { ListedKind } from '../resource-kind';
import { registeredApps } from './apps';
import type { AppScope } from './procs';

/** Pushed versions of an app, newest first; empty when nothing was pushed. LAIN console API §7. */
export const versions: ListedKind<AppScope, string> = {
  id: 'lain/version',
  service: 'lain',
  parents: [registeredApps.id],
  scopeKey: ({ app }) => app,
  identity: (version) => version,
  name: (version) => version,
  list: async (session, { app }, signal) => {
    const client = await session.client('lain');
    const answer = await unlessMissing(client.call(listVersions, { appName: app }, { signal }));
    return { items: answer?.version.tags ?? [], complete: true };
  },
};
