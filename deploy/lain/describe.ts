import * as l10n from '@vscode/l10n';
import type { PlanChange } from '../plan';
import type { LainPlan, Obstacle } from './plan';
import type { ProcPlan } from './compare-procs';
import type { ProcProgress, Progress } from './progress';
import { describeVersion } from './versions';

/** The plan in one sentence: action, app, versions and target. */
export function describeAction(plan: LainPlan): string {
  const { app, target } = plan;
  const to = plan.to === undefined ? l10n.t('the newest version') : describeVersion(plan.to);
  const from = plan.from === undefined ? '' : describeVersion(plan.from);
  switch (plan.action) {
    case 'register+create':
      return l10n.t('Register {0} on {1} and deploy {2}', app, target, to);
    case 'create':
      return plan.to === undefined
        ? l10n.t('Deploy {0} to {1} for the first time', app, target)
        : l10n.t('Deploy {0} to {1} for the first time, version {2}', app, target, to);
    case 'upgrade':
      return l10n.t('Upgrade {0} on {1} from {2} to {3}', app, target, from, to);
    case 'rollback':
      return l10n.t('Roll back {0} on {1} from {2} to {3}', app, target, from, to);
    case 'redeploy':
      return l10n.t('Redeploy version {2} of {0} on {1}', app, target, to);
    case 'none':
      return l10n.t('{0} on {1} already runs version {2}', app, target, to);
  }
}

/** The plan of a proc, in a few words. */
export function describeProc(plan: LainPlan, proc: ProcPlan): string {
  const { name, type, instances } = proc;
  switch (proc.action) {
    case 'create':
      return l10n.t('{0} ({1}): created, instances: {2}', name, type, instances);
    case 'replace':
      return l10n.t('{0} ({1}): replaced, because its type changes', name, type);
    case 'remove':
      return l10n.t('{0} ({1}): removed, because the lain.yaml of this version does not have it', name, type);
    case 'change':
      return l10n.t('{0} ({1}): restarts with changes in {2}', name, type, pathsOf(proc.changes));
    case 'unknown':
      return l10n.t('{0} ({1}): running; what will change is unknown', name, type);
    case 'unchanged':
      return type === 'portal' || plan.action === 'none'
        ? l10n.t('{0} ({1}): unchanged', name, type)
        : l10n.t('{0} ({1}): restarts, otherwise unchanged', name, type);
  }
}

/** A setting that the server keeps although the manifest differs. */
export function describeIgnored(proc: ProcPlan, { path, from, to }: PlanChange): string {
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
      return l10n.t('The resource {0} is not deployed: deploy it first, or remove it.', obstacle.app);
    case 'other-app':
      return l10n.t(
        'The lain.yaml of this version belongs to the app {0}: choose another version.',
        obstacle.app,
      );
  }
}

/** Notes for the confirmation: what restarts, what is missing, where the manifest comes from. */
export function describeNotes(plan: LainPlan): string[] {
  const notes: string[] = [];
  if (plan.action === 'register+create') {
    notes.push(
      l10n.t('Registering the name {0} is permanent: it cannot be undone.', plan.app),
      ...(plan.similar === undefined
        ? []
        : [l10n.t('An app {0} is registered already: check the appname.', plan.similar)]),
      l10n.t('Its versions can’t be read before that: when none was pushed, the deployment fails.'),
    );
  }
  if (plan.from !== undefined && plan.action !== 'none') {
    notes.push(l10n.t('Every instance is restarted, one after the other in each proc.'));
  }
  if (plan.action === 'none' && plan.unhealthy > 0) {
    notes.push(l10n.t('Instances that are not healthy: {0}.', plan.unhealthy));
  }
  for (const { app, kind, state } of plan.dependencies) {
    if (kind === 'service' && state === 'missing') {
      notes.push(l10n.t('The service {0} is not deployed: the app starts without it.', app));
    }
    if (state === 'unknown') notes.push(l10n.t('Couldn’t determine whether {0} is deployed.', app));
  }
  return [...notes, ...manifestNotes(plan)];
}

function manifestNotes({ manifest, differsFromFile }: LainPlan): string[] {
  if (manifest === 'unknown') {
    return [
      l10n.t(
        'The lain.yaml of this version is not available here, so its procs are unknown. It is in the image, and in the commit that the version is named after.',
      ),
    ];
  }
  if (!differsFromFile) return [];
  return [
    l10n.t(
      'The file in the editor is not what will be deployed: it differs from the lain.yaml of this version. To deploy it, commit it and push a version of it.',
    ),
  ];
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

function pathsOf(changes: readonly PlanChange[]): string {
  return changes.map((change) => change.path).join(', ');
}
