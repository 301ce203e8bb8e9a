import type { App, Proc } from '../../api/catalogue/lain/shapes';
import type { PlanChange } from '../plan';
import { comparedFields, keptFields, type ComparedField } from './compared-fields';
import type { LainFacts, ProcFacts } from './facts';

/** The plan of one proc; `replace` is a change of type, which creates a new proc under the same name. */
export interface ProcPlan {
  readonly name: string;
  readonly type: string;
  /** `unknown`: it is running, and the lain.yaml of the version is not known. */
  readonly action: 'create' | 'change' | 'replace' | 'remove' | 'unchanged' | 'unknown';
  /** Differences that take effect. */
  readonly changes: readonly PlanChange[];
  /** Differences that the server ignores: it keeps the scaled values. LAIN console API §5.13. */
  readonly ignored: readonly PlanChange[];
  /** Number of instances afterwards; for an unknown proc, the current number. */
  readonly instances: number;
}

/** The plan of each proc: those of the manifest in its order, then those that are only running. */
export function compareProcs(facts: LainFacts, app: App | undefined): ProcPlan[] {
  const running = new Map(procsOf(app).map((proc) => [proc.procname, proc]));
  const written = new Set(facts.procs.map((proc) => proc.name));
  const removed = [...running.values()].filter((proc) => !written.has(proc.procname));
  return [
    ...facts.procs.map((proc) => compareProc(facts.appname, proc, running.get(proc.name))),
    ...removed.map((proc) => ({ ...asItRuns(proc, 'remove'), instances: 0 })),
  ];
}

/** The procs that run now, all with the same action. */
export function procsAsTheyRun(app: App | undefined, action: 'unchanged' | 'unknown'): ProcPlan[] {
  return procsOf(app).map((proc) => asItRuns(proc, action));
}

function procsOf(app: App | undefined): Proc[] {
  return [...(app?.procs ?? []), ...(app?.portals ?? [])];
}

function asItRuns({ procname, proctype, numinstances }: Proc, action: ProcPlan['action']): ProcPlan {
  return { name: procname, type: proctype, action, changes: [], ignored: [], instances: numinstances };
}

function compareProc(appname: string, written: ProcFacts, running: Proc | undefined): ProcPlan {
  const plan = { name: written.name, type: written.type };
  if (!running) return { ...plan, action: 'create', changes: [], ignored: [], instances: written.instances };
  const differences = (fields: readonly ComparedField[]) =>
    fields.flatMap((field) => difference(field, appname, written, running));
  if (running.proctype !== written.type) {
    const type: PlanChange = { path: 'type', from: running.proctype, to: written.type };
    const changes = [type, ...differences([...comparedFields, ...keptFields])];
    return { ...plan, action: 'replace', changes, ignored: [], instances: written.instances };
  }
  const changes = differences(comparedFields);
  return {
    ...plan,
    action: changes.length > 0 ? 'change' : 'unchanged',
    changes,
    ignored: written.type === 'portal' ? [] : differences(keptFields),
    instances: running.numinstances,
  };
}

function difference(field: ComparedField, appname: string, written: ProcFacts, running: Proc): PlanChange[] {
  const to = field.written(written, appname);
  const from = field.running(running, appname);
  if (to === undefined || to === from || field.same?.(from, to, appname)) return [];
  return [{ path: field.path, ...(from !== '' && { from }), ...(to !== '' && { to }) }];
}
