import type * as Type from 'typebox';
import { listInstanceHistories } from '../../api/catalogue/lain/procs';
import { unlessMissing } from '../missing';
import { operationInWords } from '../readable-name';
import { below, type ListedKind } from '../resource-kind';
import { instanceOf } from './pod-state';
import { pods, procs, type ProcScope } from './procs';

type History = Exclude<Type.Static<typeof listInstanceHistories.answer>['proc'], readonly unknown[]>;

/** Something that happened to an instance. */
export type HistoryEntry = History['StatusHistory'][number];

export interface InstanceScope extends ProcScope {
  /** From 1. */
  readonly instance: number;
}

/**
 * What happened to an instance of a proc, newest first; empty on consoles before 2.2, which keep no history.
 * LAIN console API §7.
 */
export const histories: ListedKind<InstanceScope, HistoryEntry> = {
  id: 'lain/history',
  service: 'lain',
  parents: [procs.id, pods.id],
  below: below(pods, (scope, pod) => ({ ...scope, instance: instanceOf(pod) ?? 1 })),
  scopeKey: ({ app, proc, instance }) => JSON.stringify([app, proc, instance]),
  identity: (entry) => JSON.stringify([entry.time, entry.action, entry.status, entry.node ?? '']),
  name: ({ action }) => operationInWords(action),
  details: ({ status }) => status,
  list: async (session, { app: appName, proc: procName, instance }, signal) => {
    const client = await session.client('lain');
    const call = client.call(listInstanceHistories, { appName, procName, instance }, { signal });
    const history = (await unlessMissing(call))?.proc ?? [];
    return { items: 'StatusHistory' in history ? history.StatusHistory : [], complete: true };
  },
};
