import {
  getAuthorizationStatus,
  listOperationLogs,
  listUsedStreamPorts,
} from '../../../api/catalogue/lain/cluster';
import type { Endpoint } from '../../http/exchange';
import { publicEndpoint } from '../access';
import { findApp } from '../cluster';
import type { LainConsole } from '../console';
import { universalTime } from '../render';
import { succeed } from '../replies';
import { withoutOldConsoles } from './repos';

/** Operations on the cluster, without sign-in. Source: LAIN console API, section 7. */
export function clusterEndpoints(console: LainConsole): Endpoint[] {
  return [
    publicEndpoint(console, getAuthorizationStatus, () => {
      const auth = { status: console.open ? 'closed' : 'opened' };
      const url = '/v1/authorize/status/';
      return succeed(getAuthorizationStatus, 200, { auth, msg: 'get auth status success', url });
    }),

    publicEndpoint(console, listUsedStreamPorts, () => {
      const streamrouter = console.state.streamPorts.map((port) => ({
        srcport: port.source,
        dstport: port.destination,
        proto: port.protocol,
        NameSpace: port.app,
        ProcName: port.proc,
      }));
      return succeed(listUsedStreamPorts, 200, { streamrouter });
    }),

    withoutOldConsoles(
      console,
      publicEndpoint(console, listOperationLogs, ({ request }) => {
        const name = request.path.appName ?? '';
        const logs = findApp(console.state, name)?.operationLogs ?? [];
        const entries = logs.map((log) => ({
          model: 'oplog.oplog',
          pk: log.id,
          fields: {
            user: log.user,
            op: log.operation,
            app: name,
            app_version: log.version,
            time: universalTime(log.at),
            message: log.message,
          },
        }));
        const url = `/v1/oplogs/${name}/`;
        return succeed(listOperationLogs, 200, { oplog: JSON.stringify(entries), msg: '', url });
      }),
    ),
  ];
}
