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
export function planPromotion(
  items: readonly WantedItem[],
  labels: Labels,
  context: DeployContext,
  signal?: AbortSignal,
): Promise<PreparedPlan> {
  const wanted = items.map((item) => relabelled(item, { ...item.labels, ...labels }));
  return planOfItems(wanted, context, signal);
}
