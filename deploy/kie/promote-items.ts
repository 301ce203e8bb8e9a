import * as l10n from '@vscode/l10n';
import { didYouMean } from '../../manifests/engine/rules/did-you-mean';
import type { Labels } from '../../resources/kie/items';
import type { DeployContext } from '../deploy-kind';
import type { PreparedPlan } from '../prepared-plan';
import { planOfItems } from './plan-of-items';
import { relabelled, type WantedItem } from './wanted-items';

/**
 * Plans to bring items of one engine or environment to another, with values, types and states. Items that the other has
 * and that are not named are left alone. @throws ApiError
 *
 * @param labels Labels that take the place of those of the same names, such as the environment.
 * @param context Where they are brought to.
 */
export async function planPromotion(
  items: readonly WantedItem[],
  labels: Labels,
  context: DeployContext,
  signal?: AbortSignal,
): Promise<PreparedPlan> {
  const wanted = items.map((item) => relabelled(item, { ...item.labels, ...labels }));
  const prepared = await planOfItems(wanted, context, signal);
  const { plan } = prepared;
  return { ...prepared, plan: { ...plan, notes: [...plan.notes, ...addedLabels(items, labels)] } };
}

/** Labels that take no other's place: misspelt, they would make items that nobody reads. */
function addedLabels(items: readonly WantedItem[], labels: Labels): readonly string[] {
  const known = [...new Set(items.flatMap((item) => Object.keys(item.labels)))];
  const added = Object.keys(labels).filter((name) => !known.includes(name));
  return added.map((name) => {
    const meant = didYouMean(name, known);
    return meant === undefined
      ? l10n.t('None of the items has the label {0}: it is added to those that they have.', name)
      : l10n.t('None of the items has the label {0}, which is added: did you mean {1}?', name, meant);
  });
}
