import * as Type from 'typebox';
import { Value } from 'typebox/value';
import { listOperationLogs } from '../../api/catalogue/lain/cluster';
import { unlessMissing } from '../missing';
import { operationInWords } from '../readable-name';
import { below, type ListedKind } from '../resource-kind';
import { shownUniversalTime } from '../shown-time';
import { registeredApps } from './apps';
import type { AppScope } from './procs';

/** An operation on an app. */
export interface OperationLog {
  readonly id: string;
  readonly user: string;
  readonly operation: string;
  /** Version of the app; empty where there was none. */
  readonly version: string;
  readonly time: string;
  readonly message: string;
}

const text = Type.Union([Type.String(), Type.Null()]);

/** As much of the JSON text as is shown. LAIN console API §7. */
const Entries = Type.Array(
  Type.Object({
    pk: Type.Union([Type.Integer(), Type.String()]),
    fields: Type.Object({
      user: Type.Optional(text),
      op: Type.Optional(text),
      app_version: Type.Optional(text),
      time: Type.Optional(text),
      message: Type.Optional(text),
    }),
  }),
);

/**
 * The latest 50 operations on an app, newest first; empty on consoles before 2.2, which keep none. LAIN console API §7.
 */
export const operationLogs: ListedKind<AppScope, OperationLog> = {
  id: 'lain/operation-log',
  service: 'lain',
  parents: [registeredApps.id],
  below: below(registeredApps, (_scope, { appname }) => ({ app: appname })),
  scopeKey: ({ app }) => app,
  identity: ({ id }) => id,
  name: ({ operation }) => operationInWords(operation),
  details: ({ user, time }) => [user, shownUniversalTime(time)].filter((part) => part !== '').join(' · '),
  list: async (session, { app: appName }, signal) => {
    const client = await session.client('lain');
    const answer = await unlessMissing(client.call(listOperationLogs, { appName }, { signal }));
    return { items: readLogs(answer?.oplog ?? ''), complete: true };
  },
};

/** The entries of the JSON text; none when it is not of the documented form. */
function readLogs(json: string): OperationLog[] {
  let entries: unknown;
  try {
    entries = JSON.parse(json);
  } catch {
    return [];
  }
  if (!Value.Check(Entries, entries)) return [];
  return entries.map(({ pk, fields: { user, op, app_version, time, message } }) => ({
    id: String(pk),
    user: user ?? '',
    operation: op ?? '',
    version: app_version ?? '',
    time: time ?? '',
    message: message ?? '',
  }));
}
