import * as l10n from '@vscode/l10n';
import { ownEngineName } from '../../connections/project-engines';
import { otherEngine } from '../cloud/wrong-engines';
import { engines } from '../../resources/cse/engines';
import { oneNamed } from '../cloud/row';
import type { DeployContext } from '../deploy-kind';
import { namesInstead, type WrongName } from '../name-problem';
import type { ItemWrite } from './compare-item';
import type { WantedItem } from './wanted-items';

/** Where the items of an engine are deployed, or why they can't be. */
export type ItemPlace = DeployContext | (ItemWrite & { readonly reason: string; readonly wrong?: WrongName });

/** Whether documents can be for several engines: the connection reaches a project. */
export function hasEngines({ session, openEngine }: DeployContext): boolean {
  return openEngine !== undefined && session.services.includes('cse');
}

/**
 * The places of items by the engine that their document names; of a project it is looked up, else the connection is the
 * engine. @throws ApiError
 */
export async function itemPlaces(
  wanted: readonly WantedItem[],
  context: DeployContext,
  signal: AbortSignal | undefined,
): Promise<(item: WantedItem) => ItemPlace> {
  const own = ownEngineName(context.session.target);
  if (!hasEngines(context)) {
    return ({ engine }) =>
      own !== undefined && engine !== undefined && engine !== own
        ? { action: 'blocked', reason: otherEngine(own, engine) }
        : context;
  }
  const names = new Set(wanted.map(({ engine }) => engine));
  const places = await Promise.all(
    [...names].map(async (name) => [name, await placeOf(name, context, signal)] as const),
  );
  const byName = new Map(places);
  return ({ engine }) => byName.get(engine) ?? context;
}

async function placeOf(
  name: string | undefined,
  context: DeployContext,
  signal: AbortSignal | undefined,
): Promise<ItemPlace> {
  const { session, lists, openEngine } = context;
  if (name === undefined) {
    if (session.services.includes('kie')) return context;
    return {
      action: 'blocked',
      reason: l10n.t(
        'The file doesn’t say which engine it is for: deploy it to the connection of an engine.',
      ),
    };
  }
  const { items, error } = await lists.get(engines, session, {}, { maxAgeMs: 0, signal });
  if (error) throw error;
  const found = oneNamed(items, { name, id: name }, engines);
  const key = 'engine';
  if (found.state === 'absent' || !openEngine) {
    const others = items.map((one) => one.name);
    const reason = l10n.t('There is no engine {0}; there are: {1}.', name, others.join(', '));
    return { action: 'blocked', reason, wrong: { key, choices: namesInstead(name, others) } };
  }
  if (found.state !== 'present') {
    const { reason, choices = [] } = found;
    return { action: 'blocked', reason, wrong: { key, choices } };
  }
  const opened = await openEngine(found.live);
  return 'problem' in opened
    ? { action: 'unknown', reason: opened.problem }
    : { ...context, session: opened };
}
