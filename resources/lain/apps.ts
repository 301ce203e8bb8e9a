import { getApp, listApps } from '../../api/catalogue/lain/apps';
import { getRegisteredApp, listRegisteredApps } from '../../api/catalogue/lain/repos';
import type { App, RegisteredApp } from '../../api/catalogue/lain/shapes';
import { unlessMissing } from '../missing';
import type { Everything, ReadableKind } from '../resource-kind';

/**
 * Apps whose names are registered, deployed or not: one cheap request. Partial, because a console lists its caller's
 * apps only. LAIN console API §5.2.
 */
export const registeredApps: ReadableKind<Everything, RegisteredApp> = {
  id: 'lain/registered-app',
  service: 'lain',
  parents: [],
  scopeKey: () => '',
  identity: ({ appname }) => appname,
  name: ({ appname }) => appname,
  list: async (session, _scope, signal) => {
    const client = await session.client('lain');
    const { repos } = await client.call(listRegisteredApps, {}, { signal });
    return { items: repos, complete: false };
  },
  read: async (session, _scope, appName, signal) => {
    const client = await session.client('lain');
    const answer = await unlessMissing(client.call(getRegisteredApp, { appName }, { signal }));
    return answer?.repo;
  },
};

/**
 * Deployed apps with procs and pods. Reading one is cheap; for the list the console asks its scheduler about every app,
 * which takes seconds: to browse, list the registered apps and read the opened ones. LAIN console API §2, §5.11.
 */
export const deployedApps: ReadableKind<Everything, App> = {
  id: 'lain/app',
  service: 'lain',
  manifest: { apiVersion: 'lain/v1', kind: 'App' },
  parents: [],
  scopeKey: () => '',
  identity: ({ appname }) => appname,
  name: ({ appname }) => appname,
  list: async (session, _scope, signal) => {
    const client = await session.client('lain');
    const { apps } = await client.call(listApps, {}, { signal });
    return { items: apps, complete: false };
  },
  read: async (session, _scope, appName, signal) => {
    const client = await session.client('lain');
    const answer = await unlessMissing(client.call(getApp, { appName }, { signal }));
    return answer?.app;
  },
};
