import { getAuthorizationStatus } from '../../api/catalogue/lain/cluster';
import type { Everything, ListedKind } from '../resource-kind';

export interface Console {
  /** Without sign-in: every caller is admin. */
  readonly open: boolean;
}

/** The LAIN console of a session: one item. LAIN console API §3. */
export const consoles: ListedKind<Everything, Console> = {
  id: 'lain/console',
  service: 'lain',
  parents: [],
  scopeKey: () => '',
  identity: () => 'console',
  name: () => 'console',
  list: async (session, _scope, signal) => {
    const client = await session.client('lain');
    const { auth } = await client.call(getAuthorizationStatus, {}, { signal });
    return { items: [{ open: auth.status === 'closed' }], complete: true };
  },
};
