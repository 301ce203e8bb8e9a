import * as l10n from '@vscode/l10n';
import type { Session } from '../../connections/session';
import type { DeployContext } from '../deploy-kind';
import { FreshLists } from './fresh-lists';
import type { DeployRow, Found, Place, Reference } from './row';
import type { Names } from './wanted';

/** What is known of a resource while a plan is made. */
export type State<Live = unknown> =
  | { readonly state: 'live'; readonly live: Live }
  /** The plan creates it. */
  | { readonly state: 'pending' }
  | { readonly state: 'absent'; readonly others: readonly string[] }
  | { readonly state: 'blocked' | 'unknown'; readonly reason: string; readonly leaving?: Live };

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

/**
 * The live states of the resources of one plan. Each list and each resource is read once.
 */
export class States {
  private readonly lists: FreshLists;
  private readonly states = new Map<string, Promise<State>>();
  private readonly engines = new Map<string, ReturnType<NonNullable<DeployContext['openEngine']>>>();

  /**
   * @param planned The resource of the documents that a reference means.
   * @param isPlanning Whether what the documents describe may not exist yet.
   */
  constructor(
    private readonly context: DeployContext,
    private readonly planned: (reference: AnyReference) => AnyReference | undefined,
    private readonly signal: AbortSignal,
    private readonly isPlanning = true,
  ) {
    this.lists = new FreshLists(context, signal);
  }

  /** The state of a resource. @throws ApiError when it can't be read */
  of(reference: AnyReference): Promise<State> {
    const meant = this.planned(reference) ?? reference;
    const key = keyOf(meant);
    const known = this.states.get(key) ?? this.read(meant);
    this.states.set(key, known);
    return known;
  }

  /** The place of a resource whose parents are all live. */
  async placeOf(reference: AnyReference): Promise<Place<unknown> | Exclude<State, { state: 'live' }>> {
    const { row } = reference;
    const parents: Record<string, unknown> = {};
    for (const [name, parent] of Object.entries(parentsOf(reference))) {
      const found = await this.of(parent);
      if (found.state === 'absent') return missing(parent, found.others);
      if (found.state !== 'live') return found;
      const condition = parent.row.condition?.(found.live);
      if (condition?.isNew && this.isPlanning && this.planned(parent)) return { state: 'pending' };
      if (condition) return { state: 'unknown', reason: notReady(parent, condition.reason) };
      parents[name] = found.live;
    }
    const session = await this.sessionFor(row, parents);
    if ('problem' in session) return { state: 'unknown', reason: session.problem };
    return { session, parents, list: this.lists.in(session), signal: this.signal };
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
    const isPlanned = this.isPlanning && this.planned(reference) !== undefined;
    const place = await this.placeOf(reference);
    if ('state' in place) {
      // What belongs to something that is created does not exist yet.
      return place.state === 'pending' && !isPlanned ? { state: 'absent', others: [] } : place;
    }
    const found = await findIn(reference, place);
    if (found.state === 'present') return { state: 'live', live: found.live };
    if (found.state !== 'absent') return found;
    return isPlanned ? { state: 'pending' } : { state: 'absent', others: found.others ?? [] };
  }
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

function notReady({ row, names }: AnyReference, reason: string): string {
  return `${row.kind} ${titleOfNames(row, names)}: ${reason}`;
}

function missing({ row, names }: AnyReference, others: readonly string[]): State & { state: 'blocked' } {
  const name = titleOfNames(row, names);
  const there = others.slice(0, 10).join(', ');
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
  };
}
