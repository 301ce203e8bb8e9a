import { systemClock } from '../../api/clock';
import { getJob } from '../../api/catalogue/servicestage/jobs';
import type { RequestLogLine } from '../../api/http/request-log';
import { openSession, type Session } from '../../connections/session';
import { sandboxOf } from '../../connections/types/sandbox';
import { applyPlan } from '../../deploy/apply-plan';
import { makePlan } from '../../deploy/make-plan';
import { pacedContext } from '../../deploy/paced-context';
import { stageOf } from '../../resources/servicestage/stage';
import { SharedLists } from '../../resources/shared-lists';
import { manyResources, type ResourceCounts } from '../../test/api/deploy/many-resources';
import { deployFile } from '../../test/unit/deploy/context';
import type { Row } from '../measure';
import { startServer } from '../start-server';
import { boundOf, limits, serverOf, type ServerName } from './bound';
import { deployedTo } from './sandbox-options';

/** One environment, application and its variables beside them: 100 and 500 resources in all. */
const sizes: readonly ResourceCounts[] = [
  { components: 10, policies: 12, microservices: 10, items: 45 },
  { components: 50, policies: 60, microservices: 50, items: 237 },
];

/** What was measured of one deployment, in milliseconds. */
interface Measured {
  readonly plan: number;
  readonly deploy: number;
  /** Time of a list schedule under all limits, and of one that sends any number of calls a second. */
  readonly bound: number;
  readonly unpaced: number;
  readonly calls: readonly RequestLogLine[];
}

/** Plans and deploys many new resources, beside the time that a list schedule of the same graph takes. */
export async function deployments(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const counts of sizes) {
    const { plan, deploy, bound, unpaced, calls } = await measure(manyResources(counts));
    const { components, policies, microservices, items } = counts;
    const title = `${3 + 2 * components + policies + 2 * microservices + items} resources`;
    rows.push(
      { name: `${title}, plan`, value: plan / 1000, unit: 's' },
      { name: `${title}, deploy`, value: deploy / 1000, unit: 's' },
      { name: `${title}, list schedule of both`, value: bound / 1000, unit: 's' },
      { name: `${title}, ratio (goal 1.3)`, value: (plan + deploy) / bound, unit: '×' },
      { name: `${title}, list schedule with any number of calls a second`, value: unpaced / 1000, unit: 's' },
      { name: `${title}, ratio to it`, value: (plan + deploy) / unpaced, unit: '×' },
      ...(['servicestage', 'governance', 'engine'] as const).map((server) => peakOf(title, server, calls)),
    );
  }
  return rows;
}

async function measure(manifest: string): Promise<Measured> {
  const server = await startServer('deploy');
  const found = sandboxOf(server.address);
  if (!found) throw new Error('The sandbox printed no ready line.');
  const calls: RequestLogLine[] = [];
  const options = { clock: systemClock, log: (line: RequestLogLine) => void calls.push(line) };
  const session = openSession(found.target, { get: () => Promise.resolve(found.secret) }, options);
  const lists = new SharedLists(systemClock);
  try {
    const files = [deployFile('many.servicestage.yaml', manifest)];
    const start = performance.now();
    const context = pacedContext({ session, lists, clock: systemClock });
    const prepared = await makePlan({ files }, context);
    const planned = performance.now();
    const outcome = await applyPlan(prepared, { clock: systemClock, onEvent: () => undefined });
    const ended = performance.now();
    const undone = outcome.steps.find(({ result }) => result.state !== 'done');
    if (undone) throw new Error(`${undone.step.summary}: ${undone.result.message}`);
    const followed = calls.find(({ operation }) => operation === getJob.id);
    const job = await jobTime(session, /jobs\/([^/?]+)/.exec(followed?.url ?? '')?.[1] ?? '');
    const bound = boundOf(prepared.steps, deployedTo.latency, job);
    const unpaced = boundOf(prepared.steps, deployedTo.latency, job, {
      ...limits,
      engine: { atOnce: limits.engine.atOnce },
    });
    return { plan: planned - start, deploy: ended - planned, bound, unpaced, calls };
  } finally {
    lists.dispose();
    await session.close();
    await server.stop();
  }
}

/** How long the server has worked on a job, in milliseconds: the same for all of them. */
async function jobTime(session: Session, job_id: string): Promise<number> {
  const { client, project_id } = await stageOf(session);
  const { tasks } = await client.call(getJob, { project_id, job_id });
  const times = (tasks ?? []).flatMap(({ CREATED_AT, LAST_HEALTH_CHECK }) => [CREATED_AT, LAST_HEALTH_CHECK]);
  const known = times.flatMap((time) => (time ? [Date.parse(time)] : []));
  return Math.max(...known) - Math.min(...known);
}

/** The most calls that a server got within a second, beside what it should get. */
function peakOf(title: string, server: ServerName, calls: readonly RequestLogLine[]): Row {
  const times = calls
    .filter(({ operation }) => serverOf(operation) === server)
    .map(({ time }) => Date.parse(time));
  const sorted = times.sort((one, other) => one - other);
  const counts = sorted.map((from, index) => sorted.slice(index).filter((time) => time < from + 1000).length);
  const { atOnce, aSecond } = limits[server];
  const allowed = aSecond === undefined ? `${atOnce} at once` : `${atOnce} at once, ${aSecond} a second`;
  return {
    name: `${title}, ${server} (${allowed})`,
    value: Math.max(0, ...counts),
    unit: 'calls in a second',
  };
}
