import * as l10n from '@vscode/l10n';
import type { KieItem } from '../../api/catalogue/kie/shapes';
import type { Session } from '../../connections/session';
import { engineItems } from '../../resources/cse/engine-items';
import { engines, scopeOfEngine } from '../../resources/cse/engines';
import { kieItemActions } from '../../resources/kie/item-actions';
import { kieItems } from '../../resources/kie/items';
import type { ListResources } from '../../resources/resource-action';
import { basisOf, lackOf, plannedAt, type ActionRequest } from '../action-plan';
import { FreshLists } from '../cloud/fresh-lists';
import type { DeployFile } from '../deploy-file';
import type { DeployContext, PreparedStep } from '../deploy-kind';
import { formerOfItem } from '../history/former-item';
import { hasEngines, itemPlaces, type ItemPlace } from '../kie/item-places';
import { scopeOf, wantedItems, type WantedItem } from '../kie/wanted-items';
import { titleOf, type PlanStep } from '../plan';
import type { Going } from './going';
import { removeByAction } from './remove-by-action';
import { goneAlready } from './remove-row';

/** A step that removes an item, and the engine that its document names. */
export interface ItemStep {
  readonly prepared: PreparedStep;
  readonly engine: string | undefined;
}

/**
 * Plans the removal of configuration items. Each list is read once.
 *
 * @param going Is told what the plan removes.
 * @throws ApiError
 */
export async function planItemRemovals(
  files: readonly DeployFile[],
  context: DeployContext,
  going: Going,
  signal: AbortSignal,
): Promise<readonly ItemStep[]> {
  const wanted = files.flatMap(wantedItems);
  if (wanted.length === 0) return [];
  const placeOf = await itemPlaces(wanted, context, signal);
  const lists = new FreshLists(context, signal);
  await noteItems(wanted, context, lists.in(context.session), going);
  const unique = [...new Map(wanted.map((item) => [`${item.engine ?? ''} ${item.identity}`, item])).values()];
  return Promise.all(
    unique.map(async (item, index) => ({
      prepared: await stepOf(item, index, placeOf(item), (session) => lists.in(session), signal),
      engine: item.engine,
    })),
  );
}

/** CSE shows the items of the engines of a project, too. */
async function noteItems(
  wanted: readonly WantedItem[],
  context: DeployContext,
  list: ListResources,
  going: Going,
): Promise<void> {
  if (!hasEngines(context)) return;
  const all = await list(engines, {});
  for (const { key, labels, engine: name } of wanted) {
    const engine = all.find((one) => one.name === name);
    const item = { key, labels } as KieItem; // no more of it is read
    if (engine) going.add(engineItems, scopeOfEngine(engine), item);
  }
}

async function stepOf(
  wanted: WantedItem,
  index: number,
  place: ItemPlace,
  listsOf: (session: Session) => ListResources,
  signal: AbortSignal,
): Promise<PreparedStep> {
  const named = stepFor(wanted, index);
  if ('reason' in place) {
    const action = place.action === 'unknown' ? 'unknown' : 'blocked';
    return named(action, { reason: place.reason }, goneAlready);
  }
  const { session } = place;
  const list = listsOf(session);
  const subject = (await list(kieItems, {})).find((item) => kieItems.identity(item) === wanted.identity);
  if (!subject) return named('unchanged', {}, goneAlready);
  const action = kieItemActions.deleteKieItem;
  const scope = { labels: wanted.labels };
  const resource = { kind: kieItems, scope, identity: wanted.identity };
  const request: ActionRequest = { action, resource };
  const actionPlace = { session, scope, subject, list };
  const { notes = [], obstacle } = await plannedAt(
    actionPlace,
    action,
    {},
    await lackOf(action, place, signal),
  );
  if (obstacle !== undefined) return named('blocked', { reason: obstacle }, goneAlready);
  const basis = await basisOf(action, actionPlace);
  return {
    ...named('remove', { notes }, (run) => removeByAction(request, resource, basis, place, run)),
    liveState: basis,
    resource,
    former: () => formerOfItem(wanted.engine, subject, null),
  };
}

function stepFor(wanted: WantedItem, index: number) {
  const { key, identity } = wanted;
  const scope = scopeOf(wanted);
  const name = { name: key, ...(scope !== '' && { scope }) };
  const title = titleOf(name);
  return (
    action: PlanStep['action'],
    more: Pick<PlanStep, 'reason' | 'notes'>,
    apply: PreparedStep['apply'],
  ): PreparedStep => ({
    step: {
      apiVersion: 'kie/v1',
      kind: 'Config',
      ...name,
      action,
      summary: summaryOf(action, title),
      changes: [],
      ...more,
    },
    id: `Config ${index} ${identity}`,
    liveState: '',
    after: [],
    apply,
  });
}

function summaryOf(action: PlanStep['action'], title: string): string {
  switch (action) {
    case 'remove':
      return l10n.t('Delete the configuration item {0}', title);
    case 'unchanged':
      return l10n.t('The configuration item {0} is not there', title);
    default:
      return l10n.t('The configuration item {0} can’t be deleted', title);
  }
}
