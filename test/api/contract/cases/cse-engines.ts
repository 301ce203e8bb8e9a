import assert from 'node:assert/strict';
import {
  deleteConfigurationScope,
  exportKieConfigurations,
  importKieConfigurations,
} from '../../../../api/catalogue/cse/dynamic-configuration';
import {
  getEngineJob,
  listEngineJobs,
  resizeEngine,
  retryEngineJob,
  updateEngineConfig,
  upgradeEngine,
} from '../../../../api/catalogue/cse/engine-jobs';
import {
  createEngine,
  createEngineRbacToken,
  deleteEngine,
  getEngine,
  getEngineQuotas,
  listEngineFlavors,
  listEngines,
  updateEngine,
} from '../../../../api/catalogue/cse/engines';
import {
  changeRbacAccountPassword,
  deleteRbacAccount,
  updateRbacAccount,
} from '../../../../api/catalogue/cse/rbac';
import { createAccount } from '../../../../api/catalogue/registry/accounts';
import { obtainServiceCombToken } from '../../../../api/catalogue/registry/tokens';
import { nacosEngineId, prodEngineId } from '../../../../sandbox/seeds/demo/cse';
import { contract } from '../contract';
import type { Contract } from '../contract';
import type { Place } from '../place';
import { inEngine, makeEngine, newEngine, startEngine } from './cse-parents';
import { secured } from './registry-refusals';

const noEngine = { with: { engine_id: 'none' }, status: 400, code: 'SVCSTG.00501116' } as const;
const otherProject = { with: { project_id: 'another' }, status: 401 } as const;
const password = 'Sandbox.Engine.2';
const file = JSON.stringify({
  data: [{ key: 'contract.imported', value: '1', labels: { environment: 'testing' } }],
});

const inProject = (place: Place) => ({ project_id: place.project });

/** An account of the engine, and the token of one who may change it. */
async function anAccount(place: Place) {
  const name = place.unique('account');
  const registry = place.client('registry');
  await registry.call(createAccount, { body: { name, password, roles: ['developer'] } });
  const root = { name: 'root', password: 'Sandbox.Engine.1' };
  const { token } = await registry.call(obtainServiceCombToken, { body: root });
  return { ...inProject(place), name, 'X-Engine-Id': prodEngineId, Authorization: `Bearer ${token}` };
}

const wrongToken = {
  with: { Authorization: 'Bearer none' },
  at: secured,
  status: 400,
  code: 'SVCSTG.00300401',
} as const;

const ofEngines: readonly Contract[] = [
  contract(listEngineFlavors, {
    valid: (place) => ({ ...inProject(place), specType: 'CSE2' as const }),
    check: ({ data }) => assert.ok(data.some(({ flavor }) => flavor === 'cse.s1.small2')),
    refused: { with: { specType: 'Eureka' }, status: 400, code: 'SVCSTG.00501134' },
  }),
  contract(listEngines, {
    valid: async (place) => {
      await startEngine(place);
      return { ...inProject(place), type: 'CSE' as const, limit: 100 };
    },
    check: ({ data }) => assert.ok(data.some(({ status }) => status === 'Creating')),
    refused: { with: { offset: 'first' }, status: 400, code: 'SVCSTG.00400100' },
  }),
  contract(createEngine, {
    valid: (place) => ({ ...inProject(place), body: newEngine(place) }),
    check: ({ jobId }) => assert.ok(jobId),
    // Sent again as it was, its name is taken.
    refused: { status: 400, code: 'SVCSTG.00501111' },
  }),
  contract(getEngine, {
    valid: (place) => makeEngine(place),
    check: ({ status, authType }) => assert.deepEqual([status, authType], ['Available', 'NONE']),
    refused: noEngine,
  }),
  contract(getEngineQuotas, {
    valid: inProject,
    check: ({ quotas }) => assert.equal(quotas.resources[0]?.type, 'Engine'),
    refused: otherProject,
  }),
  contract(deleteEngine, {
    valid: (place) => makeEngine(place),
    check: ({ jobId }) => assert.ok(jobId),
    // Sent again, it is being deleted.
    refused: { status: 400, code: 'SVCSTG.00501117' },
  }),
  contract(updateEngine, {
    valid: async (place) => ({ ...(await makeEngine(place)), body: { description: 'For contracts' } }),
    refused: { with: { body: { alias: 'x'.repeat(65) } }, status: 400, code: 'SVCSTG.00400100' },
  }),
  contract(createEngineRbacToken, {
    valid: (place) => ({ ...inProject(place), engine_id: nacosEngineId }),
    check: ({ token }) => assert.ok(token),
    refused: noEngine,
    demo: true,
  }),
];

const ofJobs: readonly Contract[] = [
  contract(getEngineJob, {
    valid: async (place) => {
      const { at, job_id } = await startEngine(place);
      return { ...at, job_id };
    },
    check: ({ type, status, tasks }) => {
      assert.deepEqual([type, status], ['Create', 'Executing']);
      assert.equal(tasks?.[0]?.taskName, 'resourcePrepare');
    },
    refused: { with: { job_id: '1' }, status: 400, code: 'SVCSTG.00501153' },
  }),
  contract(listEngineJobs, {
    valid: async (place) => ({ ...(await startEngine(place)).at, limit: 10 }),
    check: ({ data }) => assert.deepEqual([data.length, data[0]?.type], [1, 'Create']),
    refused: noEngine,
  }),
  contract(upgradeEngine, {
    valid: (place) => ({ ...inProject(place), engine_id: prodEngineId, body: { version: '2.4.0' } }),
    check: ({ name }) => assert.equal(name, 'prod-engine'),
    // Sent again, it is being upgraded.
    refused: { status: 400, code: 'SVCSTG.00400100' },
    demo: true,
  }),
  contract(updateEngineConfig, {
    valid: async (place) => ({ ...(await makeEngine(place)), body: { authType: 'RBAC' as const } }),
    check: ({ jobId }) => assert.ok(jobId),
    refused: { with: { body: { authType: 'LDAP' } }, status: 400, code: 'SVCSTG.00400100' },
  }),
  contract(resizeEngine, {
    valid: async (place) => ({ ...(await makeEngine(place)), body: { flavor: 'cse.s1.large2' } }),
    check: ({ job_id }) => assert.ok(job_id),
    refused: { with: { body: { flavor: '' } }, status: 400, code: 'SVCSTG.00501104' },
  }),
  contract(retryEngineJob, {
    valid: async (place) => {
      const at = await makeEngine(place, { subnetCidr: '10.20.1.0/29' });
      return { ...at, body: { action: 'Retry' as const } };
    },
    check: ({ jobId }) => assert.ok(jobId),
    // Sent again, it is being created once more.
    refused: { status: 400, code: 'SVCSTG.00400100' },
  }),
];

const ofConfiguration: readonly Contract[] = [
  contract(importKieConfigurations, {
    valid: (place) => ({ ...inEngine(place), override: 'force' as const, body: { upload_file: file } }),
    check: ({ success }) => assert.equal(success?.[0]?.key, 'contract.imported'),
    refused: { with: { label: 'testing' }, status: 400, code: 'SVCSTG.00400653' },
    demo: true,
  }),
  contract(exportKieConfigurations, {
    valid: async (place) => {
      const { success } = await place
        .client('cse')
        .call(importKieConfigurations, { ...inEngine(place), body: { upload_file: file } });
      return { ...inEngine(place), body: { ids: success?.map(({ id }) => id) ?? [] } };
    },
    check: ({ data }) => assert.deepEqual([data.length, data[0]?.key], [1, 'contract.imported']),
    refused: { with: { body: { ids: ['none'] } }, status: 404, code: 'SVCSTG.00400106' },
    demo: true,
  }),
  contract(deleteConfigurationScope, {
    valid: (place) => ({ ...inProject(place), dimension: 'cart@shop', body: { keys: ['a'] } }),
    check: ({ Result }) => assert.ok(Result),
    refused: { with: { body: { keys: 'a' } }, status: 400, code: 'SVCSTG.00400100' },
  }),
];

const ofAccounts: readonly Contract[] = [
  contract(updateRbacAccount, {
    valid: async (place) => ({ ...(await anAccount(place)), body: { roles: ['admin'] } }),
    check: ({ Result }) => assert.ok(Result),
    refused: wrongToken,
    at: secured,
    demo: true,
  }),
  contract(changeRbacAccountPassword, {
    valid: async (place) => ({ ...(await anAccount(place)), body: { password: 'Sandbox.Engine.3' } }),
    check: ({ Result }) => assert.ok(Result),
    refused: wrongToken,
    at: secured,
    demo: true,
  }),
  contract(deleteRbacAccount, {
    valid: anAccount,
    check: ({ Result }) => assert.ok(Result),
    refused: wrongToken,
    at: secured,
    demo: true,
  }),
];

/** Engines, their jobs, and what is done in them but for governance. */
export const cseEnginesContracts: readonly Contract[] = [
  ...ofEngines,
  ...ofJobs,
  ...ofConfiguration,
  ...ofAccounts,
];
