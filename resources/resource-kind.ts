import type { Service } from '../api/catalogue/operation';
import type { Session } from '../connections/session';

/** What a list call answered, and whether that is everything there is. */
export interface ListResult<Item> {
  readonly items: readonly Item[];
  readonly complete: boolean;
}

/** The scope of kinds that belong to nothing else: everything that a session reaches. */
export type Everything = Readonly<Record<string, never>>;

/** What every kind of thing says about itself; views, pickers, names, plans and exports read it. */
interface KindFacts<Scope, Item> {
  /** Unique among the kinds, `<service>/<kind>`. */
  readonly id: string;
  readonly service: Service;
  /** The manifest kind that describes such a thing. */
  readonly manifest?: { readonly apiVersion: string; readonly kind: string };
  /** Ids of the kinds that an item belongs to, outermost first; its scope names them. */
  readonly parents: readonly string[];
  /** Tells scopes apart, and is the same for equal ones. */
  scopeKey(scope: Scope): string;
  /** Unique in its scope, and stable over time. */
  identity(item: Item): string;
  /** What people call it. */
  name(item: Item): string;
}

/** A kind that has a list call of its own. `list` and `read` are called by `SharedLists` alone. */
export interface ListedKind<Scope, Item> extends KindFacts<Scope, Item> {
  /** @throws ApiError */
  list(session: Session, scope: Scope, signal: AbortSignal): Promise<ListResult<Item>>;
}

/** A kind of which one item can be read by itself. */
export interface ReadableKind<Scope, Item> extends ListedKind<Scope, Item> {
  /** The item as it is now; undefined when there is none. @throws ApiError */
  read(session: Session, scope: Scope, identity: string, signal: AbortSignal): Promise<Item | undefined>;
}

/** A kind whose items are part of another's, so that reading them costs no request of their own. */
export interface NestedKind<Scope, Item> extends KindFacts<Scope, Item> {
  readonly within: Within<Scope, Item>;
}

export type ResourceKind<Scope, Item> = ListedKind<Scope, Item> | NestedKind<Scope, Item>;

/** Where the items of a nested kind are found. Made by `within`, which knows the types. */
export interface Within<Scope, Item> {
  readonly kind: ReadableKind<unknown, unknown>;
  place(scope: Scope): { readonly scope: unknown; readonly identity: string };
  items(parent: unknown, scope: Scope): readonly Item[];
}

/** Says in which item of another kind the items of a scope are. */
export function within<Scope, Item, ParentScope, Parent>(
  kind: ReadableKind<ParentScope, Parent>,
  place: (scope: Scope) => { readonly scope: ParentScope; readonly identity: string },
  items: (parent: Parent, scope: Scope) => readonly Item[],
): Within<Scope, Item> {
  return { kind, place, items };
}

/** A kind that can be written. Its writes are called by `deploy/` alone, which plans, asks and follows. */
export interface WritableKind<Scope, Item, Draft, Change> extends ReadableKind<Scope, Item> {
  /** @throws ApiError of kind `conflict` when there is such an item already. */
  create(session: Session, scope: Scope, draft: Draft, signal: AbortSignal): Promise<Item>;
  /** @throws ApiError of kind `not-found` when the item is gone. */
  change(session: Session, scope: Scope, item: Item, change: Change, signal: AbortSignal): Promise<Item>;
  /** @throws ApiError of kind `not-found` when the item is gone. */
  remove(session: Session, scope: Scope, item: Item, signal: AbortSignal): Promise<void>;
}
