import { getEngineJob, listEngineJobs } from '../../api/catalogue/cse/engine-jobs';
import type { EngineJobPhase, ListedEngineJob } from '../../api/catalogue/cse/engine-jobs';
import { readAll } from '../read-all';
import { below, type ListedKind } from '../resource-kind';
import { cseOf, engineKey, engines, scopeOfEngine, type EngineScope } from './engines';

/** The state of a job, a phase or a task. */
export type JobState = 'pending' | 'done' | 'failed';

/** The state that a status means. Source: CSE API Reference, section 5.3.5. */
export function jobStateOf(status: string | null | undefined): JobState {
  if (status === 'Finished') return 'done';
  return status === 'Error' || status === 'Timeout' ? 'failed' : 'pending';
}

/** Jobs of an engine. Source: CSE API Reference, section 5.3.13. */
export const engineJobs: ListedKind<EngineScope, ListedEngineJob> = {
  id: 'cse/job',
  service: 'cse',
  parents: [engines.id],
  below: below(engines, (_scope, engine) => scopeOfEngine(engine)),
  scopeKey: engineKey,
  identity: ({ id }) => String(id),
  name: ({ id, type }) => [type, id].filter((part) => part !== undefined && part !== null).join(' '),
  details: ({ status }) => status ?? '',
  list: async (session, { engineId, enterpriseProject }, signal) => {
    const { client, project_id } = await cseOf(session);
    const input = { project_id, engine_id: engineId, 'X-Enterprise-Project-ID': enterpriseProject };
    return readAll(() => client.pages(listEngineJobs, input, { signal }));
  },
};

export interface JobScope extends EngineScope {
  readonly jobId: string;
}

/** Phases of a job with their tasks; the list of jobs does not group tasks. Source: CSE API Reference, section 5.3.5. */
export const jobPhases: ListedKind<JobScope, EngineJobPhase> = {
  id: 'cse/job-phase',
  service: 'cse',
  parents: [engines.id, engineJobs.id],
  below: below(engineJobs, (scope, { id }) => ({ ...scope, jobId: String(id) })),
  scopeKey: ({ engineId, jobId }) => `${engineId} ${jobId}`,
  identity: ({ taskName }) => taskName ?? '',
  name: ({ taskName }) => taskName ?? '',
  list: async (session, { engineId, enterpriseProject, jobId }, signal) => {
    const { client, project_id } = await cseOf(session);
    const input = {
      project_id,
      engine_id: engineId,
      job_id: jobId,
      'X-Enterprise-Project-ID': enterpriseProject,
    };
    const { tasks } = await client.call(getEngineJob, input, { signal });
    return { items: tasks ?? [], complete: true };
  },
};
