import type { ResourceAction } from '../../../resources/resource-action';
import { accountActionRows } from './accounts';
import type { ActionRow } from './action-row';
import { cseActionRows } from './cse';
import { kieActionRows } from './kie';
import { lainActionRows } from './lain';
import { registryActionRows } from './registry';
import { servicestageActionRows } from './servicestage';

export type { ActionRow } from './action-row';

/** Every action on resources, by id. */
export const actionTable = {
  ...kieActionRows,
  ...cseActionRows,
  ...lainActionRows,
  ...accountActionRows,
  ...servicestageActionRows,
  ...registryActionRows,
} as const satisfies Readonly<Record<string, ActionRow>>;

export type ActionId = keyof typeof actionTable;

/** The actions with their rows, in table order. */
export const actionRows = Object.entries(actionTable) as readonly (readonly [ActionId, ActionRow])[];

/** The action of this id; all of them are loaded when the first is used. */
export async function loadAction(id: ActionId): Promise<ResourceAction<unknown, unknown>> {
  const { actions } = await import('../../../resources/actions');
  return actions[id];
}
