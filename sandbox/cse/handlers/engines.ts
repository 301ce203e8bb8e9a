import { randomBytes } from 'node:crypto';
import {
  createEngine as createEngineOperation,
  createEngineRbacToken,
  deleteEngine as deleteEngineOperation,
  getEngine,
  getEngineQuotas,
  listEngineFlavors,
  listEngines,
  updateEngine,
} from '../../../api/catalogue/cse/engines';
import { empty } from '../../http/exchange';
import type { Endpoint } from '../../http/exchange';
import { issueToken } from '../../registry/access';
import type { Cse } from '../cse';
import { cseEndpoint, engineEndpoint, succeed } from '../endpoint';
import { createEngine, deleteEngine, doingOf } from '../engines/engines';
import { flavors } from '../engines/flavors';
import { started } from '../engines/jobs';
import { engineQuota } from '../engines/new-engine';
import { authTypeOf, detailedEngine, listedEngine } from '../engines/shown';
import { refuse } from '../errors';
import { pageOf } from '../paging';
import type { Engine } from '../state';

const typeNames = { CSE: 'CSE2', Nacos: 'Nacos2' } as const;

/** Engines of a project. Source: CSE API Reference, sections 5.3.1 to 5.3.4, 5.3.6, 5.3.7, 5.3.12 and 5.3.14. */
export function enginesEndpoints(cse: Cse): Endpoint[] {
  const { state } = cse;
  const enginesOf = (projectId: string): Engine[] =>
    state.engines.filter((one) => one.projectId === projectId);
  return [
    cseEndpoint(cse, listEngineFlavors, ({ input: { specType } }) => {
      const data = flavors
        .filter((one) => specType === undefined || one.specType === specType)
        .map(({ flavor, description, availableCpuMemory }) => ({
          flavor,
          description,
          spec: { availableCpuMemory, linear: 'false', availablePrefix: 's,c,t' },
        }));
      return succeed(listEngineFlavors, { total: data.length, data });
    }),

    cseEndpoint(cse, listEngines, ({ input, caller }) => {
      const { type = 'ALL', 'X-Enterprise-Project-ID': enterpriseProject = '0' } = input;
      const found = enginesOf(caller.projectId)
        .filter((one) => one.enterpriseProjectId === enterpriseProject)
        .filter((one) => type === 'ALL' || one.specType === typeNames[type]);
      const data = pageOf(found, input).map((one) => listedEngine(cse, one));
      return succeed(listEngines, { total: found.length, data });
    }),

    cseEndpoint(cse, createEngineOperation, ({ input, ...call }) => {
      const { body, 'X-Enterprise-Project-ID': enterpriseProject = '0' } = input;
      const owner = {
        projectId: call.caller.projectId,
        createUser: call.caller.userName,
        enterpriseProjectId: body.enterpriseProject?.id ?? enterpriseProject,
      };
      const wanted = { ...body, password: body.auth_cred?.pwd };
      const job = createEngine(state, wanted, owner, doingOf(cse, call));
      return succeed(createEngineOperation, started(job));
    }),

    engineEndpoint(cse, getEngine, ({ engine }) => succeed(getEngine, detailedEngine(cse, engine))),

    cseEndpoint(cse, getEngineQuotas, ({ caller }) => {
      const used = enginesOf(caller.projectId).length;
      return succeed(getEngineQuotas, {
        quotas: { resources: [{ type: 'Engine', used, quota: engineQuota }] },
      });
    }),

    engineEndpoint(cse, deleteEngineOperation, ({ engine, ...call }) =>
      succeed(deleteEngineOperation, started(deleteEngine(state, engine, doingOf(cse, call)))),
    ),

    engineEndpoint(cse, updateEngine, ({ input: { body }, engine }) => {
      const { description = engine.description, alias = engine.alias } = body;
      Object.assign(engine, { description, alias });
      return empty(200);
    }),

    engineEndpoint(cse, createEngineRbacToken, ({ engine, caller, now }) =>
      succeed(createEngineRbacToken, { token: engineToken(cse, engine, caller.userName, now) }),
    ),
  ];
}

/**
 * A token of an engine for a user of the cloud, whom a ServiceComb engine must have among its accounts.
 * Source: CSE API Reference, section 5.3.14.
 * @throws Refusal when the engine requires no token, or does not know the user
 */
function engineToken(cse: Cse, engine: Engine, userName: string, now: number): string {
  if (engine.specType === 'Nacos2') return randomBytes(48).toString('base64url');
  if (authTypeOf(cse, engine) === 'NONE') {
    throw refuse('SVCSTG.00400100', `engine ${engine.id} asks for no token, authType: NONE`);
  }
  const { registry } = cse;
  const account = registry.state.accounts.find((one) => engine.served && one.name === userName);
  if (!account) throw refuse('SVCSTG.00400100', `account [${userName}] does not exist in the engine`);
  return issueToken(registry, account, now);
}
