import type * as Type from 'typebox';
import { listUsedStreamPorts } from '../../api/catalogue/lain/cluster';
import type { Everything, ListedKind } from '../resource-kind';

/** A port of the cluster that leads to a proc. */
export type StreamPort = Type.Static<typeof listUsedStreamPorts.answer>['streamrouter'][number];

/** The ports of the stream router that apps have taken. LAIN console API §7. */
export const streamPorts: ListedKind<Everything, StreamPort> = {
  id: 'lain/stream-port',
  service: 'lain',
  parents: [],
  scopeKey: () => '',
  identity: ({ srcport, proto }) => JSON.stringify([srcport, proto ?? '']),
  name: ({ srcport, proto }) => [String(srcport), proto ?? ''].filter((text) => text !== '').join('/'),
  details: ({ NameSpace, ProcName }) => [NameSpace, ProcName].filter(Boolean).join(' '),
  list: async (session, _scope, signal) => {
    const client = await session.client('lain');
    const { streamrouter } = await client.call(listUsedStreamPorts, {}, { signal });
    return { items: streamrouter, complete: true };
  },
};
