import { catalogue } from '../../api/catalogue/catalogue';
import type { PreparedStep } from '../../deploy/deploy-kind';
import { listSchedule, type Call, type Limits, type Task } from './schedule';

export type ServerName = 'servicestage' | 'governance' | 'engine';

/** How many calls the servers should get: registry and kie of one engine share theirs. Source: resources §9. */
export const limits: Readonly<Record<ServerName, Limits>> = {
  servicestage: { atOnce: 6 },
  governance: { atOnce: 2 },
  engine: { atOnce: 4, aSecond: 10 },
};

const services = new Map(catalogue.map(({ id, service }) => [id, service]));

/** The server that answers an operation; undefined for those that are not deployed to. */
export function serverOf(operation: string): ServerName | undefined {
  switch (services.get(operation)) {
    case 'servicestage':
      return 'servicestage';
    case 'cse':
      return 'governance';
    case 'registry':
    case 'kie':
      return 'engine';
    default:
      return undefined;
  }
}

/**
 * Time that planning and deploying new resources takes under the limits, in milliseconds: one read of each list, then for
 * each resource one read before its write, the write, its job, and one read after it.
 *
 * @param latency Length of a call. @param job Time of the job of an instance.
 */
export function boundOf(steps: readonly PreparedStep[], latency: number, job: number): number {
  const call: Call = { length: latency, pause: 0 };
  const reads: readonly Task[] = [
    ...['environments', 'applications', 'components'].map((list) => readOf(list, 'servicestage')),
    readOf('engines', 'governance'),
    ...['matching policies', 'limiting policies', 'other policies'].map((list) =>
      readOf(list, 'governance', ['engines']),
    ),
    ...['microservices', 'items'].map((list) => readOf(list, 'engine', ['engines'])),
  ];
  function readOf(id: string, server: ServerName, after: readonly string[] = []): Task {
    return { id, server, calls: [call], after };
  }
  const planned = new Set(steps.map(({ id }) => id));
  const writes = steps.map(({ id, step: { kind, apiVersion }, after }): Task => {
    const parents = after.filter((one) => planned.has(one));
    return {
      id,
      server: serverOfKind(apiVersion),
      calls: [call, { length: latency, pause: kind === 'Instance' ? job : 0 }, call],
      after: parents.length > 0 ? parents : reads.map((read) => read.id),
    };
  });
  return listSchedule([...reads, ...writes], limits);
}

function serverOfKind(apiVersion: string): ServerName {
  if (apiVersion.startsWith('servicestage/')) return 'servicestage';
  return apiVersion.startsWith('cse/') ? 'governance' : 'engine';
}
