import type { Change, PlannedResource, PlanReport } from '../report';
import { reportPlan } from '../report';
import type { LainPlan, ProcPlan } from './plan';

const apiVersion = 'lain/v1';

/** The plan in the form that programs read: the app and each of its procs; removed procs are changes of the app. */
export function reportLainPlan(plan: LainPlan): PlanReport {
  return reportPlan(plan.target, [
    reportApp(plan),
    ...plan.procs.flatMap((proc) => reportProc(plan.app, proc)),
  ]);
}

function reportApp(plan: LainPlan): PlannedResource {
  const version: Change = { path: 'metaversion', from: plan.from ?? null, to: plan.to ?? null };
  const removed = plan.procs
    .filter((proc) => proc.action === 'remove')
    .map((proc): Change => ({ path: `procs/${proc.name}`, from: proc.type, to: null }));
  const changes = [...(version.from === version.to ? [] : [version]), ...removed];
  const changed = changes.length > 0 ? 'change' : 'unchanged';
  const action = plan.from === undefined ? 'create' : changed;
  return { apiVersion, kind: 'App', name: plan.app, action, changes };
}

function reportProc(app: string, { name, action, changes }: ProcPlan): PlannedResource[] {
  if (action === 'remove') return [];
  return [{ apiVersion, kind: 'Proc', name: `${app}/${name}`, action, changes }];
}
