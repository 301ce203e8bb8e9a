import * as l10n from '@vscode/l10n';
import type { Service } from '../../api/catalogue/operation';
import type { ListedEngine } from '../../api/catalogue/cse/engine-shapes';
import type { Session } from '../../connections/session';
import type { ActionResult, ActionRun, ListResources } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';
import type { Difference } from '../compare/compare-fields';
import type { NameChoice } from '../name-problem';
import type { Names, Wanted } from './wanted';

/** A resource of another kind, by its names. */
export interface Reference<Live> {
  readonly row: DeployRow<Live, unknown>;
  readonly names: Names;
  /** Its names so far, where a document renames it. */
  readonly previously?: Names;
}

/** What was found under the names of a resource. */
export type Found<Live> =
  | { readonly state: 'present'; readonly live: Live }
  /** `others`: the names that there are instead, for a message. */
  | { readonly state: 'absent'; readonly others?: readonly string[] }
  /** It can't be decided or done now, with the reason in one sentence. */
  | {
      readonly state: 'blocked' | 'unknown';
      readonly reason: string;
      readonly leaving?: Live;
      /** What a document can say instead, where several have the name. */
      readonly choices?: readonly NameChoice[];
    };

/** What is being deleted already: nothing can be done with it, but it will be gone by itself. */
export function beingDeleted<Live>(leaving: Live): Found<Live> {
  const reason = l10n.t('It is being deleted: plan again when that is done.');
  return { state: 'blocked', reason, leaving };
}

/** An engine that resources belong to. */
export interface LiveEngine {
  /** The engine as CSE lists it; undefined where the connection reaches one engine alone, without CSE. */
  readonly listed?: ListedEngine;
}

/** Where a resource is, or will be. */
export interface Place<Parents> {
  readonly session: Session;
  /** The live resources that it belongs to. */
  readonly parents: Parents;
  /** The live items of a list; each list is read once for a plan. Before a write, those of the resource are read anew. @throws ApiError */
  readonly list: ListResources;
  readonly signal: AbortSignal;
}

/** How a write is followed. */
export interface WritePlace<Parents> extends Place<Parents> {
  readonly run: ActionRun;
}

/** Why a resource is not ready, in one sentence. */
export interface Condition {
  /** `busy`: it will be ready, or fail, by itself. */
  readonly state: 'busy' | 'failed';
  readonly reason: string;
  /** Set while it is being created: nothing is in it yet. */
  readonly isNew?: true;
}

/** What follows a write: undefined when the answer says that it is done. */
export type Written = ActionResult | undefined;

/** How resources of one kind of manifest are found, compared and written. Its writes are called by `apply-row.ts` only. */
export interface DeployRow<Live, Parents> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly service: Service;
  /** The live resources that it describes. */
  readonly resources: ResourceKind<unknown, unknown>;
  /** Other kinds whose lists may differ after a write. */
  readonly affects?: readonly ResourceKind<unknown, unknown>[];
  /** Set where each has servers of its own, which may answer only a while after it was created. */
  readonly hasServers?: true;
  /** The names that tell resources of this kind apart; those of `metadata` by default. */
  names?(wanted: Wanted): Names;
  /** The live name, where an update can change it: then `metadata.previousName` is the name before. */
  nameOf?(live: Live): string;
  /** The display name; `name` in the names by default. */
  title?(names: Names): string;
  /** What must exist before it, by the names in the document. */
  parents(names: Names): { readonly [Name in keyof Parents]: Reference<Parents[Name]> };
  /** What is written before it, where the plan does, without being needed: these names need not exist. */
  follows?(names: Names): readonly Reference<unknown>[];
  /** The engine whose own servers are called; by default the servers of the connection. */
  engineOf?(parents: Parents): LiveEngine;
  /** Writes of equal keys go one after the other: the server may lose one of two at once. */
  exclusive?(names: Names): string;
  /** What keeps it from being used although it is as written: a job, or a failure; undefined when nothing does. */
  condition?(live: Live): Condition | undefined;
  /** Whether there is no such resource while it is empty. */
  readonly emptyIsAbsent?: true;
  /** Set when a write can't be read back, with the reason in one sentence. */
  unreadable?(): string;
  /** @throws ApiError */
  find(names: Names, place: Place<Parents>): Promise<Found<Live>>;
  /**
   * The whole resource, where the list leaves out what the document manages; undefined when it is gone. @throws ApiError
   */
  detail?(live: Live, wanted: Wanted, place: Place<Parents>): Promise<Live | undefined>;
  /** The live resource with the members of a document, such as `spec`. */
  valueOf(live: Live): Readonly<Record<string, unknown>>;
  /** What must be equal when it is read again before the write; the whole resource when left out. */
  basis?(live: Live): unknown;
  /** Why it can't be written now, or not like this. */
  obstacle?(
    wanted: Wanted,
    live: Live | undefined,
    differences: readonly Difference[],
    session: Session,
  ): string | undefined;
  /** What else to know before confirming. */
  notes?(wanted: Wanted, live: Live | undefined): readonly string[];
  /** Creates it and follows to the end. @throws ApiError */
  create(wanted: Wanted, names: Names, place: WritePlace<Parents>): Promise<Written>;
  /** Changes all fields of the general update. @throws ApiError */
  change?(wanted: Wanted, live: Live, place: WritePlace<Parents>): Promise<Written>;
  /** The writes of fields with an operation of their own, in their order. */
  readonly own?: readonly OwnWrite<Live, Parents>[];
  /** Whether all that belongs to it is deleted with it; other servers delete only what is empty. */
  readonly takesAlong?: true;
  /** Deletes it and follows to the end. @throws ApiError */
  remove?(live: Live, place: WritePlace<Parents>): Promise<Written>;
}

/** Changes the fields that one operation is for. */
export interface OwnWrite<Live, Parents> {
  /** Id of the operation, as the catalogue's behaviour of these fields names it. */
  readonly operation: string;
  /** @throws ApiError */
  write(wanted: Wanted, live: Live, place: WritePlace<Parents>): Promise<Written>;
}

/**
 * The one item of a name; several are an error that lists their ids, since taking any of them could be wrong.
 *
 * @param names Its `name`, and its `id` where that may be written in place of the name.
 * @param kind Says what distinguishes items of one name.
 */
export function oneNamed<Live extends { readonly id: string; readonly name: string }>(
  items: readonly Live[],
  { name = '', id }: Names,
  kind: { details?(item: Live): string } = {},
): Found<Live> {
  const named = items.filter((item) => item.name === name);
  const found = named.length > 0 ? named : items.filter((item) => item.id === id);
  const [live, second] = found;
  if (live === undefined) return { state: 'absent', others: [...new Set(items.map((item) => item.name))] };
  if (second === undefined) return { state: 'present', live };
  const choices = found.map((item) => ({ name: item.id, about: kind.details?.(item) ?? '' }));
  const ids = found.map(({ id }) => id).join(', ');
  return { state: 'blocked', reason: l10n.t('Several have the name {0}: {1}.', name, ids), choices };
}
