import assert from 'node:assert/strict';
import {
  deleteApp,
  deployApp,
  getApp,
  listApps,
  listResourceInstances,
  updateApp,
} from '../../../../api/catalogue/lain/apps';
import {
  getAuthorizationStatus,
  listOperationLogs,
  listUsedStreamPorts,
} from '../../../../api/catalogue/lain/cluster';
import {
  addMaintainer,
  deleteMaintainer,
  getAppRole,
  getMaintainer,
  getOwnAppRole,
  listMaintainers,
} from '../../../../api/catalogue/lain/maintainers';
import {
  deleteProc,
  deployProc,
  getProc,
  listInstanceHistories,
  listProcs,
  patchProc,
} from '../../../../api/catalogue/lain/procs';
import {
  getRegisteredApp,
  getRepositoryDetails,
  listRegisteredApps,
  listVersions,
  registerApp,
} from '../../../../api/catalogue/lain/repos';
import { contract } from '../contract';
import type { Contract } from '../contract';

const demo = true;
const hello = { appName: 'hello-world' };
const web = { ...hello, procName: 'web' };
const minute = 60_000;

const unknownToken = { unsigned: true, status: 401 } as const;
const notRegistered = { with: { appName: 'none' }, status: 404, code: 'not-registered' } as const;
const notDeployed = { with: { appName: 'shop-cart' }, status: 404, code: 'not-deployed' } as const;
const strangers = { with: { appName: 'finance-ledger' }, status: 403 } as const;

const repos: readonly Contract[] = [
  contract(registerApp, {
    valid: (place) => ({ body: { appname: place.unique('contract') } }),
    demo, // the name would stay taken for ever: no console removes a registration
    refused: { status: 409 },
  }),
  contract(listRegisteredApps, { valid: () => ({}), refused: unknownToken }),
  contract(getRegisteredApp, { valid: () => hello, demo, refused: notRegistered }),
  contract(listVersions, { valid: () => hello, demo, refused: notRegistered }),
  contract(getRepositoryDetails, { valid: () => hello, demo, refused: notRegistered }),
];

const people: readonly Contract[] = [
  contract(getOwnAppRole, { valid: () => hello, demo, refused: notRegistered }),
  contract(getAppRole, {
    valid: () => ({ ...hello, username: 'mei' }),
    demo,
    refused: { with: { username: 'nobody' }, status: 404 },
  }),
  contract(listMaintainers, { valid: () => hello, demo, refused: strangers }),
  contract(addMaintainer, {
    valid: () => ({ ...hello, body: { username: 'mei', role: 'admin' as const } }),
    demo,
    refused: strangers,
  }),
  contract(getMaintainer, {
    valid: () => ({ ...hello, username: 'mei' }),
    demo,
    refused: { with: { username: 'nobody' }, status: 404 },
  }),
  contract(deleteMaintainer, { valid: () => ({ ...hello, username: 'mei' }), demo, refused: strangers }),
];

const apps: readonly Contract[] = [
  contract(deployApp, {
    valid: () => ({ body: { appname: 'shop-cart' } }),
    demo,
    check: ({ app }) => assert.equal(app.appname, 'shop-cart'),
    refused: { status: 409 },
  }),
  contract(listApps, { valid: () => ({}), refused: unknownToken }),
  contract(getApp, { valid: () => hello, demo, refused: notDeployed }),
  contract(updateApp, {
    valid: () => ({ ...hello, body: {} }),
    demo,
    refused: { with: { body: { meta_version: '1-a' } }, status: 400 },
  }),
  contract(deleteApp, { valid: () => hello, demo, refused: { status: 404, code: 'not-deployed' } }),
  contract(listResourceInstances, {
    valid: () => ({ resourceName: 'redis-resource' }),
    demo,
    check: ({ instances }) => assert.ok(instances.length > 0),
    refused: { with: { resourceName: 'none' }, status: 404, code: 'not-registered' },
  }),
];

const procs: readonly Contract[] = [
  contract(listProcs, { valid: () => hello, demo, refused: notDeployed }),
  contract(getProc, { valid: () => web, demo, refused: { with: { procName: 'none' }, status: 404 } }),
  contract(patchProc, {
    valid: () => ({ ...web, body: { num_instances: 3 } }),
    demo,
    refused: { with: { body: { num_instances: 1 } }, status: 500, code: 'busy' },
  }),
  contract(deleteProc, {
    valid: () => web,
    demo,
    refused: { with: { appName: 'mail-service', procName: 'portal-mail' }, status: 400 },
  }),
  contract(deployProc, {
    valid: async (place) => {
      await place.client('lain').call(deleteProc, web);
      place.advance(minute);
      return { ...hello, body: { procname: 'web' } };
    },
    demo,
    at: { lainGeneration: 'async' },
    refused: { with: { body: { procname: 'none' } }, at: { lainGeneration: 'async' }, status: 400 },
  }),
  contract(listInstanceHistories, { valid: () => ({ ...web, instance: 1 }), demo, refused: notRegistered }),
];

const cluster: readonly Contract[] = [
  contract(getAuthorizationStatus, { valid: () => ({}), refused: 'nothing is documented' }),
  contract(listOperationLogs, { valid: () => hello, demo, refused: 'nothing is documented' }),
  contract(listUsedStreamPorts, { valid: () => ({}), refused: 'cannot be provoked' }),
];

export const lainContracts: readonly Contract[] = [...repos, ...people, ...apps, ...procs, ...cluster];
