import * as l10n from '@vscode/l10n';
import type { Session } from '../../connections/session';
import { nearestFirst } from '../../manifests/engine/rules/did-you-mean';
import type { ListResources } from '../../resources/resource-action';
import type { DeployContext } from '../deploy-kind';
import { namesInstead, type NameChoice, type WrongName } from '../name-problem';
import { FreshLists } from './fresh-lists';
import { readWholeList } from './whole-list';
import type { Condition, DeployRow, Found, Place, Reference } from './row';
import type { Names } from './wanted';

/** What is known of a resource while a plan is made. */
export type State<Live = unknown> =
  | { readonly state: 'live'; readonly live: Live }
  /** The plan creates it. */
  | { readonly state: 'pending' }
  | { readonly state: 'absent'; readonly others: readonly string[] }
  | {
      readonly state: 'blocked' | 'unknown';
      readonly reason: string;
      readonly leaving?: Live;
      /** The name in its document that is wrong. */
      readonly wrong?: WrongName;
      /** What documents can say instead, where several resources have its name. */
      readonly choices?: readonly NameChoice[];
    };

type Row = DeployRow<unknown, unknown>;
export type AnyReference = Reference<unknown>;

/** The key of a resource: equal for equal names of one kind. */
export function keyOf({ row, names }: AnyReference): string {
  const sorted = Object.entries(names).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([row.apiVersion, row.kind, sorted]);
}

/** What a resource belongs to, by the names that its row gives them. */
export function parentsOf({ row, names }: AnyReference): Readonly<Record<string, AnyReference>> {
  return row.parents(names);
}

/** The display name of a resource. */
export function titleOfNames(row: Pick<Row, 'title'>, names: Names): string {
  return row.title?.(names) ?? names['name'] ?? Object.values(names).join('/');
}

/** The lists of each session. */
export interface ListsOfSessions {
  in(session: Session): ListResources;
}

/** The resources that the documents describe. */
export interface PlannedNames {
  /** The one that a reference means. */
  find(reference: AnyReference): AnyReference | undefined;
  /** The names of those of a kind. */
  namesOf(row: AnyReference['row']): readonly string[];
}

/**
 * The live states of the resources of one plan. Each list and each resource is read once.
 */
export class States {
  private readonly lists: ListsOfSessions;
  private readonly states = new Map<string, Promise<State>>();
  private readonly engines = new Map<string, ReturnType<NonNullable<DeployContext['openEngine']>>>();

  /**
   * @param planned The resources of the documents.
   * @param writing The lists of a run that writes; without them what the documents describe may not exist yet.
   */
  constructor(
    private readonly context: DeployContext,
    private readonly planned: PlannedNames,
    private readonly signal: AbortSignal,
    private readonly writing?: ListsOfSessions,
  ) {
    this.lists = writing ?? new FreshLists(context, signal, readWholeList);
  }

  private get isPlanning(): boolean {
    return this.writing === undefined;
  }

  /** The state of a resource. @throws ApiError when it can't be read */
  of(reference: AnyReference): Promise<State> {
    const meant = this.planned.find(reference) ?? reference;
    const key = keyOf(meant);
    const known = this.states.get(key) ?? this.read(meant);
    this.states.set(key, known);
    return known;
  }

  /** The place of a resource whose parents are all live. */
  async placeOf(reference: AnyReference): Promise<Place<unknown> | Exclude<State, { state: 'live' }>> {
    const { row } = reference;
    const parents: Record<string, unknown> = {};
    let isPending = false;
    for (const [name, parent] of Object.entries(parentsOf(reference))) {
      const found = await this.parentState(name, parent);
      if (found.state === 'live') parents[name] = found.live;
      else if (found.state !== 'pending') return found;
      else isPending = true; // what is wrong with the others is known now, and not when half is deployed
    }
    if (isPending) return { state: 'pending' };
    const session = await this.sessionFor(row, parents);
    if ('problem' in session) return { state: 'unknown', reason: session.problem };
    return { session, parents, list: this.lists.in(session), signal: this.signal };
  }

  /**
   * What something belongs to, when it can be used.
   *
   * @param key Of `metadata` in the document of what belongs to it.
   */
  private async parentState(key: string, parent: AnyReference): Promise<Exclude<State, { state: 'absent' }>> {
    const found = await this.of(parent);
    if (found.state === 'absent')
      return missing(key, parent, [...found.others, ...this.planned.namesOf(parent.row)]);
    const isPlanned = this.isPlanning && this.planned.find(parent) !== undefined;
    if (isPlanned && isLeaving(found)) return { state: 'pending' };
    if (found.state !== 'live') return ofParent(key, found);
    const condition = parent.row.condition?.(found.live);
    if (condition?.isNew && isPlanned) return { state: 'pending' };
    return condition ? { state: 'unknown', reason: notReady(parent, condition) } : found;
  }

  /** The session for the servers that hold the resource. */
  private async sessionFor(row: Row, parents: unknown): Promise<Session | { readonly problem: string }> {
    const { session, openEngine } = this.context;
    const engine = row.engineOf?.(parents).listed;
    if (!engine || !openEngine) return session;
    const known = this.engines.get(engine.id) ?? openEngine(engine);
    this.engines.set(engine.id, known);
    return known;
  }

  private async read(reference: AnyReference): Promise<State> {
    const isPlanned = this.isPlanning && this.planned.find(reference) !== undefined;
    const place = await this.placeOf(reference);
    if ('state' in place) {
      // What belongs to something that is created does not exist yet.
      return place.state === 'pending' && !isPlanned ? { state: 'absent', others: [] } : place;
    }
    const found = await findIn(this.planned.find(reference) ? reference : orById(reference), place);
    if (found.state === 'present') return { state: 'live', live: found.live };
    if (found.state !== 'absent') return found;
    return isPlanned ? { state: 'pending' } : { state: 'absent', others: found.others ?? [] };
  }
}

/** Whether something is being deleted, and will be gone by itself. */
export function isLeaving(found: State | Found<unknown>): boolean {
  return 'leaving' in found && found.leaving !== undefined;
}

/** Finds a resource by its names, else by those that it has so far. @throws ApiError */
export async function findIn<Live>(
  { row, names, previously }: Reference<Live>,
  place: Place<unknown>,
): Promise<Found<Live>> {
  const found = await row.find(names, place);
  if (found.state !== 'absent' || !previously) return found;
  const before = await row.find(previously, place);
  return before.state === 'absent' ? found : before;
}

function notReady({ row, names }: AnyReference, { state, reason }: Condition): string {
  const hint = state === 'busy' ? [l10n.t('Plan again when that is done.')] : [];
  return `${row.kind} ${titleOfNames(row, names)}: ${[reason, ...hint].join(' ')}`;
}

/** What no document describes may be named by its id, too. */
function orById(reference: AnyReference): AnyReference {
  const { names } = reference;
  return { ...reference, names: { ...names, id: names['name'] ?? '' } };
}

/** The state of a resource whose parent is not there, or can't be told from others of its name. */
function ofParent(key: string, found: Exclude<State, { state: 'live' | 'absent' }>): typeof found {
  if (found.state === 'pending') return found;
  const { state, reason, choices } = found;
  if (choices === undefined) return { state, reason };
  const isById = choices.some(({ name }) => name !== undefined);
  const hint = isById ? [l10n.t('Write the id of the one that is meant in place of the name.')] : [];
  return { state, reason: [reason, ...hint].join(' '), wrong: { key, choices } };
}

function missing(
  key: string,
  { row, names }: AnyReference,
  others: readonly string[],
): State & { state: 'blocked' } {
  const name = titleOfNames(row, names);
  const there = nearestFirst(name, others, 10).join(', ');
  return {
    state: 'blocked',
    reason:
      there === ''
        ? l10n.t('There is no {0} {1}, and the documents don’t describe it.', row.kind, name)
        : l10n.t(
            'There is no {0} {1}, and the documents don’t describe it; there are: {2}.',
            row.kind,
            name,
            there,
          ),
    wrong: { key, choices: namesInstead(name, others) },
  };
}
