import * as l10n from '@vscode/l10n';
import type { DeployOutcome } from '../../deploy/apply-plan';
import { describeDone } from '../../deploy/counts';
import { titleOf, type Plan } from '../../deploy/plan';
import { reportOutcome } from '../../deploy/report';
import type { CarriedOut } from './carry-out';
import { wordsFor } from './purpose';

/** The end of a deployment in words, and its severity. */
export interface Result {
  readonly level: 'information' | 'warning' | 'error';
  readonly message: string;
}

const maxListedSteps = 3;

/** How a plan was carried out in words, with what did not go as usual. */
export function describeOutcome({ outcome, problems }: CarriedOut, plan: Plan): Result {
  const { level, message } = describeEnd(outcome, plan);
  return {
    level: level === 'information' && problems.length > 0 ? 'warning' : level,
    message: [message, ...problems].join(' '),
  };
}

/** The same of the resources of a plan: the result of a single one often does not say what it is of, and where. */
export function describeDeployment(carriedOut: CarriedOut, plan: Plan): Result {
  const result = describeOutcome(carriedOut, plan);
  const [only, ...others] = carriedOut.outcome.steps;
  if (!only || others.length > 0 || result.message.includes(only.step.name)) return result;
  const title = `${only.step.kind} ${titleOf(only.step)}`.trim();
  return { ...result, message: l10n.t('{0} on {1}: {2}', title, plan.target.name, result.message) };
}

/** One step is described by its own result; of several steps, the completed are counted and the others are named. */
function describeEnd(outcome: DeployOutcome, plan: Plan): Result {
  const level = levelOf(outcome);
  const [only] = outcome.steps;
  if (outcome.steps.length === 1 && only) return { level, message: only.result.message };
  const done = describeDone(reportOutcome(outcome).counts);
  const bad = outcome.steps
    .filter(({ step, result }) => result.state !== 'done' || result.warning || step.isNotRestored)
    .map(({ step, result }) => `${`${step.kind} ${titleOf(step)}`.trim()}: ${step.reason ?? result.message}`);
  const title = wordsFor(plan).results[outcome.state](plan.target.name);
  const listed = bad.slice(0, maxListedSteps).join(' ');
  const more =
    bad.length > maxListedSteps ? l10n.t('See the log for {0} more.', bad.length - maxListedSteps) : '';
  return {
    level,
    message: [`${title} – ${done}.`, listed, more].join(' ').trim(),
  };
}

function levelOf({ state, steps }: DeployOutcome): Result['level'] {
  if (state === 'failed') return 'error';
  const isShort = steps.some(({ step, result }) => result.warning || step.isNotRestored);
  return state === 'running' || isShort ? 'warning' : 'information';
}
