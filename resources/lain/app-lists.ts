import { histories } from './histories';
import { operationLogs } from './operation-logs';
import { streamPorts } from './stream-ports';

/** Lists that tell what was done to an app and its instances. */
export const logLists = [operationLogs, histories] as const;

/** Lists beside that of apps that differ when procs come or go. */
export const rolloutLists = [...logLists, streamPorts] as const;
