import * as Type from 'typebox';
import { defineOperation } from '../operation';
import { inMaintenance, maintainErrors, notAcceptable, notDeployed, readErrors } from './errors';
import { answerWith, appName, appPath, metaVersion } from './parameters';
import { App, RegisteredApp } from './shapes';

const document = 'LAIN console API';

/** Some consoles pull images and call the scheduler before they answer. */
const deployTimeout = 120_000;

export const deployApp = defineOperation({
  id: 'deployApp',
  service: 'lain',
  group: 'apps',
  title: 'Deploy a registered app for the first time',
  method: 'POST',
  path: '/api/v1/apps/',
  body: Type.Object({ appname: appName }),
  success: [202],
  answer: answerWith('app', App),
  errors: [
    ...maintainErrors,
    { status: 400, when: 'No version of the app has both its meta and its release image.' },
    notAcceptable,
    { status: 409, when: 'The app is deployed already.' },
    inMaintenance,
  ],
  permission: 'maintain',
  timeout: deployTimeout,
  source: { document, section: '5.10' },
});

export const listApps = defineOperation({
  id: 'listApps',
  service: 'lain',
  group: 'apps',
  title: 'List the deployed apps with their states (slow)',
  method: 'GET',
  path: '/api/v1/apps/',
  query: Type.Object({
    apptype: Type.Optional(
      Type.Enum(['app', 'service', 'resource', 'resource-instance'], {
        description: 'Only apps of this kind.',
      }),
    ),
  }),
  answer: answerWith('apps', Type.Array(App)),
  errors: readErrors,
  permission: 'read',
  timeout: 60_000,
  source: { document, section: '5.11' },
});

export const getApp = defineOperation({
  id: 'getApp',
  service: 'lain',
  group: 'apps',
  title: 'Show a deployed app with its state',
  method: 'GET',
  path: '/api/v1/apps/{appName}/',
  pathParameters: appPath,
  answer: answerWith('app', App),
  errors: [...maintainErrors, notDeployed],
  permission: 'maintain',
  source: { document, section: '5.12' },
});

/** Repeating it restarts every pod again, hence `unsafe` although the method is PUT. */
export const updateApp = defineOperation({
  id: 'updateApp',
  service: 'lain',
  group: 'apps',
  title: 'Upgrade an app, or roll it back, to a version',
  method: 'PUT',
  path: '/api/v1/apps/{appName}/',
  pathParameters: appPath,
  body: Type.Object(
    { meta_version: Type.Optional(metaVersion) },
    { description: 'Empty for the newest version.' },
  ),
  success: [202],
  answer: answerWith('app', App),
  errors: [
    ...maintainErrors,
    notDeployed,
    { status: 400, when: 'There is no such version, or one of its two images is missing.' },
    notAcceptable,
    inMaintenance,
  ],
  effect: 'unsafe',
  permission: 'maintain',
  timeout: deployTimeout,
  source: { document, section: '5.13' },
});

export const deleteApp = defineOperation({
  id: 'deleteApp',
  service: 'lain',
  group: 'apps',
  title: 'Take an app down and keep its registration',
  method: 'DELETE',
  path: '/api/v1/apps/{appName}/',
  pathParameters: appPath,
  success: [202],
  answer: answerWith('app', Type.Union([RegisteredApp, Type.Null()])),
  errors: [
    ...maintainErrors,
    notDeployed,
    { status: 403, when: 'The app is a resource, or protected by the console.' },
    { status: 500, when: 'A part of the app could not be removed; the message lists it.' },
    inMaintenance,
  ],
  effect: 'unsafe',
  permission: 'maintain',
  timeout: deployTimeout,
  source: { document, section: '5.14' },
});

export const listResourceInstances = defineOperation({
  id: 'listResourceInstances',
  service: 'lain',
  group: 'resources',
  title: 'List the instances of a resource with their states',
  method: 'GET',
  path: '/api/v1/resources/{resourceName}/instances/',
  pathParameters: Type.Object({
    resourceName: Type.String({ minLength: 1, description: 'Name of the resource app.' }),
  }),
  answer: answerWith('instances', Type.Array(App)),
  errors: maintainErrors,
  permission: 'maintain',
  timeout: 60_000,
  source: { document, section: '5.20' },
});

export const appsOperations = [deployApp, listApps, getApp, updateApp, deleteApp, listResourceInstances];
