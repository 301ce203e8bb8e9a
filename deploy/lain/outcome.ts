import * as l10n from '@vscode/l10n';
import type { App } from '../../api/catalogue/lain/shapes';
import { isHealthy, versionOf } from '../../resources/lain/pod-state';
import type { StepResult } from '../events';
import { failureOf } from '../failures';
import { explainError } from './known-errors';
import type { LainPlan } from './plan';
import { describeVersion } from './versions';
import type { Outcome } from './watch';

/** The end of a deployment in words: counts what runs, and names what falls short of the plan. */
export function describeOutcome(plan: LainPlan, outcome: Outcome): StepResult {
  const { app, target } = plan;
  switch (outcome.kind) {
    case 'done':
      return describeDone(plan, outcome.app);
    case 'failed': {
      const meaning = explainError(outcome.reason) ?? '';
      const message = l10n.t('Deploying {0} to {1} failed: {2}', app, target, outcome.reason);
      return { state: 'failed', message: `${message} ${meaning}`.trim() };
    }
    case 'stopped':
      return {
        state: 'running',
        message: outcome.answered
          ? l10n.t('No longer watching {0}: {1} continues the deployment.', app, target)
          : l10n.t(
              'No longer watching {0}: {1} may have begun to deploy it; the Instances view shows its state.',
              app,
              target,
            ),
      };
    case 'unfinished':
      return {
        state: 'running',
        message: l10n.t(
          'The deployment of {0} to {1} is not complete yet; the Instances view shows its state.',
          app,
          target,
        ),
      };
    case 'lost':
      return {
        state: 'failed',
        message: l10n.t(
          'The outcome for {0} is unknown, because {1} no longer answers: {2}',
          app,
          target,
          failureOf(outcome.error),
        ),
      };
  }
}

/** The result of a deployment that was cancelled before its request was sent. */
export function describeNotAsked({ action, app, target }: LainPlan): StepResult {
  const message =
    action === 'register+create'
      ? l10n.t(
          'Stopped before {0} was asked to deploy {1}; the app may already be registered there.',
          target,
          app,
        )
      : l10n.t('Stopped before {0} was asked to deploy {1}.', target, app);
  return { state: 'skipped', message };
}

function describeDone(plan: LainPlan, live: App): StepResult {
  const instances = live.procs
    .flatMap((proc) => proc.pods)
    .filter((pod) => isHealthy(pod) && versionOf(pod) === live.metaversion).length;
  const done = l10n.t(
    '{0} is deployed to {1}; instances on the new version: {2}.',
    plan.app,
    plan.target,
    instances,
  );
  const broken = brokenPromises(plan, live);
  if (broken.length === 0) return { state: 'done', message: done };
  return { state: 'done', message: [done, ...broken].join(' '), warning: true };
}

/** Differences from the planned state: the image may contain another lain.yaml than the commit. */
function brokenPromises(plan: LainPlan, live: App): string[] {
  const present = new Set([...live.procs, ...live.portals].map((proc) => proc.procname));
  const named = (isBroken: (isRemoved: boolean, isPresent: boolean) => boolean) =>
    plan.procs
      .filter(({ action, name }) => action !== 'unknown' && isBroken(action === 'remove', present.has(name)))
      .map(({ name }) => name)
      .join(', ');
  const absent = named((isRemoved, isPresent) => !isRemoved && !isPresent);
  const left = named((isRemoved, isPresent) => isRemoved && isPresent);
  const taken = plan.to === undefined || plan.to === live.metaversion ? undefined : live.metaversion;
  return [
    ...(taken === undefined
      ? []
      : [l10n.t('The console deployed a different version than planned: {0}.', describeVersion(taken))]),
    ...(absent === ''
      ? []
      : [l10n.t('Planned but missing: {0}. The image of this version has a different lain.yaml.', absent)]),
    ...(left === '' ? [] : [l10n.t('Planned for removal but still running: {0}.', left)]),
  ];
}
