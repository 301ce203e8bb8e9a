import {
  getEngineJob,
  listEngineJobs,
  resizeEngine as resizeEngineOperation,
  retryEngineJob,
  updateEngineConfig,
  upgradeEngine as upgradeEngineOperation,
} from '../../../api/catalogue/cse/engine-jobs';
import type { Endpoint } from '../../http/exchange';
import type { Cse } from '../cse';
import { cseEndpoint, engineEndpoint, succeed } from '../endpoint';
import {
  configureEngine,
  doingOf,
  findJob,
  jobsOf,
  resizeEngine,
  retryJob,
  upgradeEngine,
} from '../engines/engines';
import { started } from '../engines/jobs';
import { authTypeOf } from '../engines/shown';
import { detailedJob, listedJob } from '../engines/shown-job';
import { refuse } from '../errors';
import { pageOf } from '../paging';

/** Changes of engines, and the jobs that make them. Source: CSE API Reference, sections 5.3.5, 5.3.8 to 5.3.11 and 5.3.13. */
export function jobsEndpoints(cse: Cse): Endpoint[] {
  const { state } = cse;
  return [
    cseEndpoint(cse, getEngineJob, ({ input: { engine_id, job_id }, caller, now }) =>
      succeed(getEngineJob, detailedJob(findJob(state, caller.projectId, engine_id, job_id), now)),
    ),

    cseEndpoint(cse, listEngineJobs, ({ input, caller, now }) => {
      const from = readTime(input['from-time'], 0);
      const to = readTime(input['to-time'], Infinity);
      const found = jobsOf(state, caller.projectId, input.engine_id).filter(
        ({ startTime }) => from <= startTime && startTime <= to,
      );
      const data = pageOf(found, input).map((job) => listedJob(job, now));
      return succeed(listEngineJobs, { total: found.length, data });
    }),

    engineEndpoint(cse, upgradeEngineOperation, ({ input: { body }, engine, ...call }) => {
      const job = upgradeEngine(state, engine, body.version, doingOf(cse, call));
      return succeed(upgradeEngineOperation, started(job));
    }),

    engineEndpoint(cse, updateEngineConfig, ({ input: { body }, engine, ...call }) => {
      if (engine.served && body.authType !== authTypeOf(cse, engine)) {
        const detail = 'whether this engine asks for a token is chosen when the sandbox is started';
        throw refuse('SVCSTG.00400100', detail);
      }
      const job = configureEngine(state, engine, body.authType, doingOf(cse, call));
      return succeed(updateEngineConfig, started(job));
    }),

    engineEndpoint(cse, resizeEngineOperation, ({ input: { body }, engine, ...call }) => {
      const { jobId, ...names } = started(resizeEngine(state, engine, body, doingOf(cse, call)));
      return succeed(resizeEngineOperation, { ...names, job_id: jobId });
    }),

    engineEndpoint(cse, retryEngineJob, ({ engine, ...call }) =>
      succeed(retryEngineJob, started(retryJob(state, engine, doingOf(cse, call)))),
    ),
  ];
}

/** Milliseconds since 1970. */
function readTime(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  if (!/^\d+$/.test(text)) throw refuse('SVCSTG.00400100', `invalid time: ${text}`);
  return Number(text);
}
