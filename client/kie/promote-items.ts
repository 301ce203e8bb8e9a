import * as l10n from '@vscode/l10n';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import { asWanted, liveItems } from '../../deploy/kie/item-side';
import { planPromotion } from '../../deploy/kie/promote-items';
import type { WantedItem } from '../../deploy/kie/wanted-items';
import type { Labels } from '../../resources/kie/items';
import { describeLabels, labelsProblem, readLabels } from '../../resources/kie/label-text';
import { showFailure } from '../commands/register';
import { chooseConnection } from '../connections/choose-connection';
import { openContext } from '../deploy/deploy';
import { Deployment, type PlannedWork } from '../deploy/deployment';
import type { Services } from '../services';
import type { TreeNode } from '../views/tree-node';
import { withCancel } from '../with-cancel';
import { chooseItems } from './chosen-items';

/** Items to bring to another engine or environment. */
export interface Promotion {
  /** Where to. */
  readonly target: ResolvedConnection;
  /** Labels that take the place of those of the same names. */
  readonly labels: Labels;
  /** The items as they are now. @throws ApiError */
  readonly read: (signal: AbortSignal) => Promise<readonly WantedItem[]>;
  /** Called when it was carried out. */
  readonly ended?: () => Promise<void>;
}

/** Shows what a promotion will do in the plan view, asks for confirmation, and follows it to its end. @throws ApiError */
export async function promote(services: Services, { target, labels, read, ended }: Promotion): Promise<void> {
  const context = await openContext(services, target);
  const work: PlannedWork = {
    verb: 'promote',
    agree: l10n.t('Promote'),
    nothing: () => l10n.t('Nothing to promote: the items are the same on {0}.', target.connection.name),
    make: async (_allowReplace, signal) => planPromotion(await read(signal), labels, context, signal),
    again: () => Promise.resolve(work),
    ...(ended && { ended }),
  };
  await new Deployment(services, await services.planView.open(), target).run(work);
}

/** Brings the items of rows, or of a connection that the user chooses, to a connection and under labels that he chooses. */
export async function promoteChosen(services: Services, rows: readonly TreeNode[]): Promise<void> {
  const title = l10n.t('Promote Configuration Items');
  const chosen = await chooseItems(services, rows, title);
  if (!chosen) return;
  let failing = chosen.target;
  try {
    const from = await openContext(services, chosen.target);
    const read = async (signal: AbortSignal) =>
      (await liveItems(from, signal))
        .filter((item) => chosen.has(item))
        .map((item) => asWanted(item, chosen.target.connection.name));
    const target = await chooseConnection(services, ['kie'], l10n.t('Promote to'));
    if (!target) return;
    failing = target;
    const labels = await chooseNewLabels(services, target, await readHere(chosen.target, read));
    if (labels) await promote(services, { target, labels, read });
  } catch (error) {
    await showFailure(services, error, failing);
  }
}

function readHere<T>(
  { connection }: ResolvedConnection,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withCancel(l10n.t('Reading the state on {0}', connection.name), read);
}

/** The labels that items get there: those that they have, another environment of the target, or what the user writes. */
async function chooseNewLabels(
  services: Services,
  target: ResolvedConnection,
  items: readonly WantedItem[],
): Promise<Labels | undefined> {
  const { prompts } = services;
  const context = await openContext(services, target);
  const there = await readHere(target, (signal) => liveItems(context, signal));
  const environments = there.flatMap(({ labels }) => labels?.['environment'] ?? []);
  const own = new Set(items.map(({ labels }) => labels['environment']));
  const others = [...new Set(environments)].filter((one) => own.size > 1 || !own.has(one)).sort();
  const chosen = await prompts.choose<Labels | 'others'>(l10n.t('Labels on {0}', target.connection.name), [
    ...others.map((environment) => ({
      label: describeLabels({ environment }),
      description: l10n.t('in place of their environment'),
      value: { environment },
    })),
    { label: l10n.t('The Same'), description: l10n.t('for another engine'), value: {} },
    { label: l10n.t('Other Labels…'), value: 'others' },
  ]);
  if (chosen !== 'others') return chosen;
  const text = await prompts.ask({
    title: l10n.t('Labels on {0}', target.connection.name),
    prompt: l10n.t('Labels such as environment=testing, in place of those of the same names'),
    check: labelsProblem,
  });
  return text === undefined ? undefined : readLabels(text);
}
