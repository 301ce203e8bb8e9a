import { catalogue } from '../../api/catalogue/catalogue';
import type { Service } from '../../api/catalogue/operation';
import { serverOf as serverWith } from '../../connections/server-limits';
import type { PreparedStep } from '../../deploy/deploy-kind';
import { listSchedule, type Call, type Limits, type Task } from './schedule';

export type ServerName = 'servicestage' | 'governance' | 'engine';

/** How many calls the servers should get: registry and kie of one engine share theirs. */
export const limits: Readonly<Record<ServerName, Limits>> = {
  servicestage: limitsOf('servicestage'),
  governance: limitsOf('cse'),
  engine: limitsOf('registry'),
};

function limitsOf(service: Service): Limits {
  const server = serverWith(service);
  if (!server) throw new Error(`Nothing is known of the server of ${service}.`);
  return server.limits;
}

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

/** Kinds that are found in one list, so that one read of it is enough for several that are written at the same time. */
const listed: ReadonlySet<string> = new Set([
  'Environment',
  'Application',
  'Component',
  'Retry',
  'Bulkhead',
  'RateLimiting',
  'Microservice',
  'Config',
]);

/**
 * Time that planning and deploying new resources takes, in milliseconds: one read of each list, then for each resource a
 * read before its write, the write, its job, and a read after it, unless the write answers what is there. As many as a server
 * takes at once share their reads.
 *
 * @param latency Length of a call. @param job Time of the job of an instance.
 */
export function boundOf(
  steps: readonly PreparedStep[],
  latency: number,
  job: number,
  given: Readonly<Record<ServerName, Limits>> = limits,
): number {
  const call: Call = { length: latency, pause: 0 };
  const reads = readsOfPlan(call);
  const planned = new Set(steps.map(({ id }) => id));
  const ends = new Map<string, string>();
  const batches = batchesOf(steps);
  for (const batch of batches) for (const { id } of batch) ends.set(id, endOf(batch));
  const writes = batches.flatMap((batch): Task[] => {
    const [first] = batch;
    if (!first) return [];
    const { kind, apiVersion } = first.step;
    const server = serverOfKind(apiVersion);
    const parents = [...new Set(batch.flatMap(({ after }) => after.filter((id) => planned.has(id))))];
    const before =
      parents.length > 0 ? parents.flatMap((id) => ends.get(id) ?? []) : reads.map(({ id }) => id);
    const pause = kind === 'Instance' ? job : 0;
    return [
      { id: `before ${first.id}`, server, calls: [call], after: before },
      ...batch.map(({ id }) => ({
        id,
        server,
        calls: [{ length: latency, pause }],
        after: [`before ${first.id}`],
      })),
      ...(kind === 'Config'
        ? []
        : [{ id: endOf(batch), server, calls: [call], after: batch.map(({ id }) => id) }]),
    ];
  });
  return listSchedule([...reads, ...writes], given);
}

/** Steps that share their reads. */
function batchesOf(steps: readonly PreparedStep[]): readonly (readonly PreparedStep[])[] {
  const batches: PreparedStep[][] = [];
  const open = new Map<string, PreparedStep[]>();
  for (const step of steps) {
    const { kind, apiVersion } = step.step;
    const { atOnce } = limits[serverOfKind(apiVersion)];
    const begun = listed.has(kind) ? open.get(kind) : undefined;
    if (begun && begun.length < atOnce) {
      begun.push(step);
      continue;
    }
    const batch = [step];
    batches.push(batch);
    open.set(kind, batch);
  }
  return batches;
}

function endOf([first]: readonly PreparedStep[]): string {
  return `after ${first?.id ?? ''}`;
}

/** The lists that a plan of new resources reads; those of an engine are known when it is. */
function readsOfPlan(call: Call): readonly Task[] {
  const readOf = (id: string, server: ServerName, after: readonly string[] = []): Task => ({
    id,
    server,
    calls: [call],
    after,
  });
  return [
    readOf('environments', 'servicestage'),
    readOf('applications', 'servicestage'),
    readOf('engines', 'governance'),
    ...['Retry', 'Bulkhead', 'RateLimiting'].map((kind) => readOf(kind, 'governance', ['engines'])),
    ...['microservices', 'items'].map((list) => readOf(list, 'engine', ['engines'])),
  ];
}

function serverOfKind(apiVersion: string): ServerName {
  if (apiVersion.startsWith('servicestage/')) return 'servicestage';
  return apiVersion.startsWith('cse/') ? 'governance' : 'engine';
}
