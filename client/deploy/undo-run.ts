import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { RunRecord } from '../../deploy/history/run-record';
import type { Plan } from '../../deploy/plan';
import { sameAddress } from '../../deploy/run-target';
import { countLine } from '../../deploy/text';
import { makeUndoPlan } from '../../deploy/undo/make-plan';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import { openContext } from './deploy';
import { Deployment, type PlannedWork } from './deployment';
import type { Result } from './describe-outcome';
import { chooseRun } from './show-history';

/** Maximum number of reasons in a message; the plan view shows all of them. */
const maxReasons = 3;

/** Puts back what was there before a run that the user chooses: shows the plan, asks, and follows it to the end. */
export async function undoRun(services: Services): Promise<void> {
  const { prompts } = services;
  const record = await chooseRun(prompts, l10n.t('Select a run to undo'));
  if (!record) return;
  const target = await targetOf(record, services);
  if (!target) return;
  try {
    const context = await openContext(services, target);
    const work: PlannedWork = {
      verb: 'undo',
      agree: l10n.t('Undo'),
      nothing,
      make: (allowReplace, signal) => makeUndoPlan(record, context, allowReplace, signal),
      again: () => Promise.resolve(work),
    };
    await new Deployment(services, await services.planView.open(), target).run(work);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

/** What is said of an undo that changes nothing: whether all is as before the run, or nothing can be put back. */
function nothing(plan: Plan): string | Result {
  const left = plan.steps.filter(({ isNotRestored }) => isNotRestored);
  if (left.length === 0) {
    const notes = plan.steps.flatMap((step) => step.notes ?? []);
    return [l10n.t('All is as before the run: there is nothing to undo.'), ...some(notes)].join(' ');
  }
  const reasons = left.flatMap(({ reason }) => reason ?? []);
  const message = [l10n.t('Not undone: {0}.', countLine(plan)), ...some(reasons)].join(' ');
  return { level: 'warning', message };
}

/** A few of the reasons, each once. */
function some(reasons: readonly string[]): readonly string[] {
  return [...new Set(reasons)].slice(0, maxReasons);
}

/**
 * The connection that the run was on: that of its name. Where it does not reach the servers of the run any more, the user
 * chooses another one that does. Undefined when none is, or none is chosen, which was said.
 */
async function targetOf(
  { target }: RunRecord,
  { live, prompts }: Pick<Services, 'live' | 'prompts'>,
): Promise<ResolvedConnection | undefined> {
  const same = (await live.list()).filter((one) => reachesServersOf(target, one));
  const own = same.find(({ connection }) => connection.name === target.name);
  if (own) return own;
  const run = `${target.name} (${target.address})`;
  if (same.length > 0) {
    return prompts.choose(
      l10n.t('The run was on {0}, which is no longer a connection: select where to undo it', run),
      same.map((one) => ({ label: one.connection.name, description: one.address, value: one })),
    );
  }
  await prompts.inform(l10n.t('No connection reaches {0}, where the run was.', run));
  return undefined;
}

/** Whether a connection has the addresses that a run wrote to; its project is known when it is signed in. */
function reachesServersOf(
  { address, servers }: RunRecord['target'],
  { addresses }: ResolvedConnection,
): boolean {
  const own = Object.values(addresses).map(sameAddress);
  const needed = servers?.map((one) => one.address) ?? [sameAddress(address)];
  return needed.every((one) => own.includes(one));
}
