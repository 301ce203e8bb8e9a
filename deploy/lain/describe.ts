import * as l10n from '@vscode/l10n';
import type { Change } from '../report';
import type { LainPlan, Obstacle, ProcPlan } from './plan';
import type { ProcProgress, Progress } from './progress';
import { describeVersion } from './versions';

/** The plan in one sentence: what is done to which app, from which version to which, and where. */
export function describeAction(plan: LainPlan): string {
  const { app, target } = plan;
  const to = plan.to === undefined ? l10n.t('the newest version') : describeVersion(plan.to);
  const from = plan.from === undefined ? '' : describeVersion(plan.from);
  switch (plan.action) {
    case 'register+create':
      return l10n.t('Register {0} at {1} and deploy {2}', app, target, to);
    case 'create':
      return l10n.t('Deploy {0} at {1} for the first time, version {2}', app, target, to);
    case 'upgrade':
      return l10n.t('Upgrade {0} at {1} from {2} to {3}', app, target, from, to);
    case 'rollback':
      return l10n.t('Roll {0} at {1} back from {2} to {3}', app, target, from, to);
    case 'redeploy':
      return l10n.t('Deploy {0} at {1} again in version {2}', app, target, to);
  }
}

/** What becomes of a proc, in a few words. */
export function describeProc(proc: ProcPlan): string {
  switch (proc.action) {
    case 'create':
      return l10n.t('{0} ({1}): created, instances: {2}', proc.name, proc.type, proc.instances);
    case 'replace':
      return l10n.t('{0} ({1}): replaced, because its type changes', proc.name, proc.type);
    case 'remove':
      return l10n.t('{0} ({1}): removed, because the manifest no longer has it', proc.name, proc.type);
    case 'change':
      return l10n.t('{0} ({1}): restarts with changes in {2}', proc.name, proc.type, pathsOf(proc.changes));
    case 'unchanged':
      return proc.type === 'portal'
        ? l10n.t('{0} ({1}): stays', proc.name, proc.type)
        : l10n.t('{0} ({1}): restarts, otherwise unchanged', proc.name, proc.type);
  }
}

/** A setting that the server keeps although the manifest says otherwise. */
export function describeIgnored(proc: ProcPlan, { path, from, to }: Change): string {
  return l10n.t('{0}: {1} stays {2}, {3} is ignored', proc.name, path, from ?? '', to ?? '');
}

/** Why the plan can't be applied, and what to do. */
export function describeObstacle(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'no-version':
      return l10n.t('No version was pushed yet: run lain build, lain tag and lain push first.');
    case 'unknown-version':
      return l10n.t(
        'The image registry has no version {0}: push it, or choose another one.',
        obstacle.version,
      );
    case 'not-newest':
      return l10n.t(
        'The first deployment always takes the newest version, {0}: choose that one.',
        describeVersion(obstacle.newest),
      );
    case 'missing-resource':
      return l10n.t('The resource {0} is not deployed: deploy it first, or drop it.', obstacle.app);
  }
}

/** Things to know before agreeing: what restarts, what is ignored, where the manifest really comes from. */
export function describeNotes(plan: LainPlan): string[] {
  const notes: string[] = [];
  if (plan.action === 'register+create') {
    notes.push(l10n.t('Registering takes the name {0} for good: it cannot be undone.', plan.app));
  }
  if (plan.from !== undefined) {
    notes.push(l10n.t('Every instance is restarted, one after the other in each proc.'));
  }
  for (const { app, kind, state } of plan.dependencies) {
    if (kind === 'service' && state === 'missing') {
      notes.push(l10n.t('The service {0} is not deployed: the app starts without it.', app));
    }
    if (state === 'unknown') notes.push(l10n.t('Whether {0} is deployed could not be found out.', app));
  }
  notes.push(
    l10n.t('The console deploys the lain.yaml inside the image of that version, not the file in the editor.'),
  );
  return notes;
}

/** Progress in one line, for example `web: 1 of 2 pods on the new version, worker: done`. */
export function describeProgress(progress: Progress): string {
  if (progress.procs.length === 0) return l10n.t('Waiting for the console');
  return progress.procs.map(describeProcProgress).join(', ');
}

function describeProcProgress({ name, ready, wanted, pods }: ProcProgress): string {
  if (ready === wanted && pods === wanted) return l10n.t('{0}: done', name);
  return l10n.t('{0}: {1} of {2} pods on the new version', name, ready, wanted);
}

function pathsOf(changes: readonly Change[]): string {
  return changes.map((change) => change.path).join(', ');
}
