import { ApiError } from '../../api/errors/api-error';
import type { ResolvedConnection } from '../../connections/resolved-connection';
import type { Sessions } from '../../connections/sessions';
import type { ReadableKind, ResourceKind } from '../../resources/resource-kind';
import { keyOf } from '../../resources/list-key';
import type { ListSnapshot } from '../../resources/list-entry';
import type { GetOptions } from '../../resources/list-requests';
import type { SharedLists } from '../../resources/shared-lists';

/** Sources of the live data shown in trees. */
export interface LiveSources {
  readonly sessions: Pick<Sessions, 'get'>;
  readonly lists: SharedLists;
}

/** How a row is loaded; aborted when a newer load replaces it. */
export interface LoadOptions extends GetOptions {
  readonly signal: AbortSignal;
}

/** Marks rows that could not be read again. */
export interface Outdated {
  readonly readAt: number;
  readonly error: ApiError;
}

/**
 * Reads live resources for the children of one node, from the shared lists, and records their keys, so that the node is
 * shown again when one of them changes.
 */
export class LiveReader {
  /** Set when the data is old because reading it again failed. */
  outdated: Outdated | undefined;
  /** When the oldest of the lists was read, in milliseconds since 1970. */
  readAt: number | undefined;

  /** @param keys Gets the keys of the lists that are read; later changes of them concern the node. */
  constructor(
    private readonly sources: LiveSources,
    private readonly keys: Set<string>,
    private readonly options: GetOptions,
  ) {}

  /** The resources of a kind in a scope. @throws ApiError when they can't be read and never were */
  async list<Scope, Item>(
    { id }: ResolvedConnection,
    kind: ResourceKind<Scope, Item>,
    scope: Scope,
  ): Promise<readonly Item[]> {
    const session = await this.sources.sessions.get(id);
    const snapshot = await this.sources.lists.get(kind, session, scope, this.options);
    this.keys.add(keyOf(kind, session, scope));
    return this.itemsOf(snapshot);
  }

  /** One resource; undefined when it does not exist. @throws ApiError when it can't be read and never was */
  async read<Scope, Item>(
    { id }: ResolvedConnection,
    kind: ReadableKind<Scope, Item>,
    scope: Scope,
    identity: string,
  ): Promise<Item | undefined> {
    const session = await this.sources.sessions.get(id);
    const snapshot = await this.sources.lists.read(kind, session, scope, identity, this.options);
    this.keys.add(keyOf(kind, session, scope, identity));
    return this.itemsOf(snapshot)[0];
  }

  private itemsOf<Item>({ items, readAt, error }: ListSnapshot<Item>): readonly Item[] {
    if (readAt !== undefined) this.readAt = Math.min(readAt, this.readAt ?? readAt);
    if (!error) return items;
    if (readAt === undefined) throw error;
    if (this.outdated === undefined || readAt < this.outdated.readAt) this.outdated = { readAt, error };
    return items;
  }
}

/** Loads again with the new session when the one in use ended meanwhile. */
export async function unlessSessionEnds<T>(load: () => Promise<T> | T, signal: AbortSignal): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (signal.aborted || !(error instanceof ApiError) || error.kind !== 'cancelled') throw error;
    return load();
  }
}
