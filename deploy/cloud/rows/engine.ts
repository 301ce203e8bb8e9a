import * as l10n from '@vscode/l10n';
import { resizeEngine, updateEngineConfig } from '../../../api/catalogue/cse/engine-jobs';
import type { Engine, ListedEngine } from '../../../api/catalogue/cse/engine-shapes';
import { createEngine, deleteEngine, updateEngine } from '../../../api/catalogue/cse/engines';
import { cseOf, engineQuotas, engines, readEngine, scopeOfEngine } from '../../../resources/cse/engines';
import { engineJobs, jobPhases } from '../../../resources/cse/jobs';
import { followEngineJob } from '../../../resources/cse/follow-job';
import type { Session } from '../../../connections/session';
import { isRecord } from '../../../api/values';
import { newBody } from '../body';
import { followed } from '../followed';
import { isReplacement, type Difference } from '../../compare/compare-fields';
import {
  beingDeleted,
  oneNamed,
  type Condition,
  type DeployRow,
  type LiveEngine,
  type Place,
  type WritePlace,
  type Written,
} from '../row';
import { memberOf, type Wanted } from '../wanted';

/** An engine, with the details that the list leaves out. */
interface WholeEngine extends LiveEngine {
  readonly whole?: Engine;
}

/** States in which a job runs on the engine. Source: resources §5, engine status. */
const busyStates: readonly unknown[] = ['Creating', 'Upgrading', 'Modifying', 'Deleting'];

/** Engines of a project; every change is a job. Source: resources §5. */
export const engineRow: DeployRow<WholeEngine, object> = {
  apiVersion: 'cse/v2',
  kind: 'Engine',
  service: 'cse',
  resources: engines,
  hasServers: true,
  affects: [engineJobs, jobPhases, engineQuotas],
  names: ({ metadata: { name = '' } }) => ({ name }),
  parents: () => ({}),
  find: async (names, { session, list }) => {
    if (!session.services.includes('cse')) return { state: 'present', live: {} };
    const found = oneNamed(await list(engines, {}), names, engines);
    if (found.state === 'absent') return found;
    if (found.state !== 'present') return { ...found, leaving: undefined };
    if (found.live.status === 'Deleting') return beingDeleted({ listed: found.live });
    return { state: 'present', live: { listed: found.live } };
  },
  detail: async (live, _wanted, place) => {
    if (!live.listed) return live;
    const whole = await readEngine(place.session, scopeOfEngine(live.listed), place.signal);
    return whole && { ...live, whole };
  },
  valueOf: ({ listed, whole }) => {
    const { reference } = whole ?? {};
    return { spec: { ...listed, ...whole, ...reference } };
  },
  basis: ({ listed, whole }) => [listed?.id, listed?.status, listed?.latestJobId, whole?.description],
  condition: ({ listed }) => conditionOf(listed?.status),
  obstacle: (wanted, live, differences, session) =>
    (live && obstacleTo(live, differences)) ??
    obstacleToCreate(wanted, live, differences) ??
    (live ? undefined : obstacleElsewhere(wanted, session)),
  notes: (_wanted, live) =>
    live
      ? []
      : [
          l10n.t('It is paid by use from now on, until it is deleted.'),
          l10n.t('Creating it takes about a quarter of an hour.'),
        ],
  create: async (wanted, { name }, place) => {
    const { session, run } = place;
    const { client, project_id } = await cseOf(session);
    const { enterpriseProject } = session;
    const body = newBody(createEngine, wanted, { name });
    const input = { project_id, 'X-Enterprise-Project-ID': enterpriseProject, body };
    const { id, jobId } = await client.call(createEngine, input);
    return followed(followEngineJob(session, { engineId: id ?? '', enterpriseProject }, jobId, run));
  },
  change: async (wanted, { listed }, place) => {
    if (!listed) return undefined;
    const { client, input } = await callOf(listed, place);
    const { description } = memberOf(wanted, 'spec');
    await client.call(updateEngine, {
      ...input,
      body: { alias: listed.alias ?? '', ...(typeof description === 'string' && { description }) },
    });
    return undefined;
  },
  own: [
    {
      operation: updateEngineConfig.id,
      write: async (wanted, { listed }, place) => {
        if (!listed) return undefined;
        const { client, input } = await callOf(listed, place);
        const authType = memberOf(wanted, 'spec')['authType'] as 'RBAC' | 'NONE'; // the client checks it
        const { jobId } = await client.call(updateEngineConfig, { ...input, body: { authType } });
        return follow(listed, jobId, place);
      },
    },
    {
      operation: resizeEngine.id,
      write: async (wanted, { listed }, place) => {
        if (!listed) return undefined;
        const { client, input } = await callOf(listed, place);
        const flavor = String(memberOf(wanted, 'spec')['flavor']);
        const { job_id, jobId } = await client.call(resizeEngine, { ...input, body: { flavor } });
        return follow(listed, job_id ?? jobId, place);
      },
    },
  ],
  takesAlong: true,
  remove: async ({ listed }, place) => {
    if (!listed) return undefined;
    const { client, input } = await callOf(listed, place);
    const { jobId } = await client.call(deleteEngine, input);
    return follow(listed, jobId, place);
  },
};

async function callOf(engine: ListedEngine, { session }: Pick<Place<object>, 'session'>) {
  const { client, project_id } = await cseOf(session);
  const { engineId: engine_id, enterpriseProject } = scopeOfEngine(engine);
  return { client, input: { project_id, engine_id, 'X-Enterprise-Project-ID': enterpriseProject } };
}

function follow(
  engine: ListedEngine,
  jobId: number | null | undefined,
  { session, run }: WritePlace<object>,
): Promise<Written> {
  return followed(followEngineJob(session, scopeOfEngine(engine), jobId, run));
}

function conditionOf(status: string | null | undefined): Condition | undefined {
  if (busyStates.includes(status)) {
    return {
      state: 'busy',
      ...(status === 'Creating' && { isNew: true }),
      reason: l10n.t('A job runs on it ({0}).', status ?? ''),
    };
  }
  if (!status || status === 'Available') return undefined;
  return { state: 'failed', reason: l10n.t('It is not available ({0}): see its jobs.', status) };
}

/** A new engine with sign-in needs a password, also one that replaces another. Source: resources §5, write-only. */
function obstacleToCreate(
  wanted: Wanted,
  live: WholeEngine | undefined,
  differences: readonly Difference[],
): string | undefined {
  const isCreated = !live || differences.some(({ changedBy }) => changedBy === 'replacement');
  const { authType, auth_cred } = memberOf(wanted, 'spec');
  if (!isCreated || authType !== 'RBAC' || (isRecord(auth_cred) && auth_cred['pwd'] !== undefined)) {
    return undefined;
  }
  return l10n.t('An engine with authType RBAC needs the password of its account root: write auth_cred.pwd.');
}

/** A connection lists the engines of one enterprise project: one in another could not be followed, nor found again. */
function obstacleElsewhere(wanted: Wanted, { enterpriseProject, target }: Session): string | undefined {
  const { enterpriseProject: given } = memberOf(wanted, 'spec');
  const id = isRecord(given) ? given['id'] : undefined;
  if (typeof id !== 'string' || id === enterpriseProject) return undefined;
  return l10n.t(
    'The connection {0} is for the enterprise project {1}: deploy this with one for {2}.',
    target.connection.name,
    enterpriseProject,
    id,
  );
}

function obstacleTo({ listed }: WholeEngine, differences: readonly Difference[]): string | undefined {
  if (!isReplacement(differences) || !busyStates.includes(listed?.status)) return undefined;
  return l10n.t('A job runs on it ({0}): plan again when that is done.', listed?.status ?? '');
}
