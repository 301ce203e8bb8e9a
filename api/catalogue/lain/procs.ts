import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { inMaintenance, maintainErrors, notDeployed } from './errors';
import { answerWith, appName, appPath } from './parameters';
import { Proc } from './shapes';

const document = 'LAIN console API';

const procName = Type.String({ minLength: 1, description: 'Name of the proc.' });
const procPath = Type.Object({ appName, procName });

const busy = { status: 500, code: 'busy', when: 'Another operation on the proc is still running.' };

export const listProcs = defineOperation({
  id: 'listProcs',
  service: 'lain',
  group: 'procs',
  title: 'List the procs of an app with their states',
  method: 'GET',
  path: '/api/v1/apps/{appName}/procs/',
  pathParameters: appPath,
  answer: answerWith('procs', Type.Array(Proc)),
  errors: [...maintainErrors, notDeployed],
  permission: 'maintain',
  source: { document, section: '5.15' },
});

export const deployProc = defineOperation({
  id: 'deployProc',
  service: 'lain',
  group: 'procs',
  title: 'Deploy a proc that is not running',
  method: 'POST',
  path: '/api/v1/apps/{appName}/procs/',
  pathParameters: appPath,
  body: Type.Object({ procname: procName }),
  success: [201],
  answer: answerWith('proc', Proc),
  errors: [
    ...maintainErrors,
    notDeployed,
    { status: 400, when: 'The manifest of the deployed version has no such proc.' },
    { status: 409, when: 'The proc is deployed already.' },
    { status: 500, when: 'Consoles from 2.1 on always fail here: upgrade the app instead.' },
    inMaintenance,
  ],
  permission: 'maintain',
  timeout: 120_000,
  source: { document, section: '5.16' },
});

export const getProc = defineOperation({
  id: 'getProc',
  service: 'lain',
  group: 'procs',
  title: 'Show a proc with its state',
  method: 'GET',
  path: '/api/v1/apps/{appName}/procs/{procName}/',
  pathParameters: procPath,
  answer: answerWith('proc', Proc),
  errors: [...maintainErrors, notDeployed, { status: 404, when: 'The app has no such proc.' }],
  permission: 'maintain',
  source: { document, section: '5.17' },
});

/** Wanted number of instances. */
export const numInstances = Type.Integer({ minimum: 0, description: 'Wanted number of instances.' });

/** CPU share of each instance. */
export const cpuShare = Type.Integer({ minimum: 0, maximum: 8, description: 'CPU share.' });

/** Memory of each instance. */
export const memorySize = Type.String({
  pattern: '^\\d+(\\.\\d+)?\\s*[kKmMgG][bB]?$',
  description: 'Memory with unit, at least 4M, for example 64M.',
});

/** The console refuses both kinds of scaling in one request. */
const ScaleInstances = Type.Object(
  { num_instances: numInstances },
  { additionalProperties: false, description: 'Change the number of instances.' },
);

const ScaleResources = Type.Object(
  {
    cpu: Type.Optional(cpuShare),
    memory: Type.Optional(memorySize),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    description: 'Change cpu, memory or both; all instances restart one after the other.',
  },
);

const OperateInstances = Type.Object(
  {
    operation: Type.Enum(['start', 'stop', 'restart'], {
      description: 'What to do (console 2.2 and later).',
    }),
    instance: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Instance from 1; 0 or absent for all.' }),
    ),
  },
  { additionalProperties: false, description: 'Start, stop or restart instances.' },
);

export const patchProc = defineOperation({
  id: 'patchProc',
  service: 'lain',
  group: 'procs',
  title: 'Scale a proc, or start, stop or restart its instances',
  method: 'PATCH',
  path: '/api/v1/apps/{appName}/procs/{procName}/',
  pathParameters: procPath,
  body: Type.Union([ScaleInstances, ScaleResources, OperateInstances]),
  success: [202],
  answer: answerWith('proc', Proc),
  errors: [
    ...maintainErrors,
    { status: 400, when: 'The proc is not deployed, or the parameters are missing, mixed or not readable.' },
    { status: 404, when: 'There is no such proc or instance.' },
    busy,
    { status: 500, code: 'no-resources', when: 'The cluster has not enough resources.' },
    inMaintenance,
  ],
  permission: 'maintain',
  timeout: 120_000,
  source: { document, section: '5.18' },
});

export const deleteProc = defineOperation({
  id: 'deleteProc',
  service: 'lain',
  group: 'procs',
  title: 'Take a proc down',
  method: 'DELETE',
  path: '/api/v1/apps/{appName}/procs/{procName}/',
  pathParameters: procPath,
  success: [202],
  answer: answerWith('proc', Proc),
  errors: [
    ...maintainErrors,
    { status: 400, when: 'The proc is not deployed, or is a portal.' },
    busy,
    inMaintenance,
  ],
  effect: 'unsafe',
  permission: 'maintain',
  timeout: 120_000,
  source: { document, section: '5.19' },
});

export const listInstanceHistories = defineOperation({
  id: 'listInstanceHistories',
  service: 'lain',
  group: 'procs',
  title: 'List what happened to one instance of a proc',
  method: 'GET',
  path: '/api/v1/apps/{appName}/procs/{procName}/instance/{instance}/histories/',
  pathParameters: Type.Object({
    appName,
    procName,
    instance: Type.Integer({ minimum: 1, description: 'Number of the instance, from 1.' }),
  }),
  answer: answerWith(
    'proc',
    Type.Union([
      Type.Object({
        StatusHistory: Type.Array(
          Type.Object({
            status: Type.String({ description: 'State of the container.' }),
            action: Type.String({ description: 'What was done.' }),
            time: Type.Integer({ description: 'When, in seconds since 1970.' }),
            image: Type.Optional(Type.String({ description: 'Image of the container.' })),
            node: Type.Optional(Type.String({ description: 'Node of the container.' })),
          }),
          { description: 'Newest first.' },
        ),
      }),
      Type.Array(Type.Unknown(), { maxItems: 0, description: 'Nothing is known of the instance.' }),
    ]),
  ),
  errors: maintainErrors,
  permission: 'maintain',
  source: { document, section: '7' },
});

export const procsOperations = [listProcs, deployProc, getProc, patchProc, deleteProc, listInstanceHistories];
