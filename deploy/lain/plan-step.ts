import { maskSecrets } from '../../resources/mask-secrets';
import type { PlanAction, PlanChange, PlanStep } from '../plan';
import { describeAction, describeIgnored, describeNotes, describeObstacle, describeProc } from './describe';
import type { LainPlan } from './plan';
import type { ProcPlan } from './compare-procs';

const apiVersion = 'lain/v1';

/** Converts the plan of an app to the common form: the app, with its procs as parts. */
export function planStep(plan: LainPlan): PlanStep {
  const action = actionOf(plan);
  const procs = plan.procs.map((proc) => procStep(plan, proc));
  const ignored = plan.procs.flatMap((proc) => proc.ignored.map((change) => describeIgnored(proc, change)));
  return {
    apiVersion,
    kind: 'App',
    name: plan.app,
    action,
    summary: describeAction(plan),
    changes: versionChange(plan),
    ...(action === 'blocked' && { reason: plan.obstacles.map(describeObstacle).join(' ') }),
    notes: [...describeNotes(plan), ...ignored],
    children: action === 'blocked' ? [] : procs,
  };
}

function actionOf({ action, obstacles }: LainPlan): PlanAction {
  if (obstacles.length > 0) return 'blocked';
  switch (action) {
    case 'register+create':
    case 'create':
      return 'create';
    case 'none':
      return 'unchanged';
    default:
      return 'change';
  }
}

function versionChange({ from, to }: LainPlan): PlanChange[] {
  if (from === to) return [];
  return [{ path: 'metaversion', ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}

function procStep(plan: LainPlan, proc: ProcPlan): PlanStep {
  return {
    apiVersion,
    kind: 'Proc',
    name: `${plan.app}/${proc.name}`,
    action: proc.action,
    summary: describeProc(plan, proc),
    changes: proc.changes.map(masked),
  };
}

function masked(change: PlanChange): PlanChange {
  if (change.path !== 'env') return change;
  const { path, from, to } = change;
  return { path, ...(from !== undefined && { from: hide(from) }), ...(to !== undefined && { to: hide(to) }) };
}

function hide(environment: string): string {
  return maskSecrets(environment, 'text', 'env');
}
