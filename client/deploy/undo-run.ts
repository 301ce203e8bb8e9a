import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { RunRecord } from '../../deploy/history/run-record';
import { makeUndoPlan } from '../../deploy/undo/make-plan';
import { showFailure } from '../commands/register';
import type { Services } from '../services';
import { openContext } from './deploy';
import { Deployment, type PlannedWork } from './deployment';
import { chooseRun } from './show-history';

/** Maximum number of reasons in a message; the plan view shows all of them. */
const maxReasons = 3;

/** Puts back what was there before a run that the user chooses: shows the plan, asks, and follows it to the end. */
export async function undoRun(services: Services): Promise<void> {
  const { prompts } = services;
  const record = await chooseRun(prompts, l10n.t('Select a run to undo'));
  if (!record) return;
  const target = await targetOf(record, services);
  if (!target) {
    const { name, address } = record.target;
    await prompts.inform(l10n.t('No connection reaches {0}, where the run was.', `${name} (${address})`));
    return;
  }
  try {
    const context = await openContext(services, target);
    const work: PlannedWork = {
      verb: 'undo',
      agree: l10n.t('Undo'),
      nothing: ({ steps }) =>
        [
          l10n.t('Nothing of the run is left that can be undone.'),
          ...new Set(steps.flatMap(({ notes = [] }) => notes).slice(0, maxReasons)),
        ].join(' '),
      make: (allowReplace, signal) => makeUndoPlan(record, context, allowReplace, signal),
      again: () => Promise.resolve(work),
    };
    await new Deployment(services, await services.planView.open(), target).run(work);
  } catch (error) {
    await showFailure(services, error, target);
  }
}

/** The connection that the run was on: that of its name, where there are several of its address. */
async function targetOf(
  { target }: RunRecord,
  { live }: Pick<Services, 'live'>,
): Promise<ResolvedConnection | undefined> {
  const same = (await live.list()).filter(({ address, addresses }) => {
    const all: readonly string[] = [address, ...Object.values(addresses)];
    return all.includes(target.address);
  });
  return same.find(({ connection }) => connection.name === target.name) ?? same[0];
}
