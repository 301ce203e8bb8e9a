import type { Service } from '../api/catalogue/operation';
import type { Session } from '../connections/session';

/** The result of a list call, and whether it is complete. */
export interface ListResult<Item> {
  readonly items: readonly Item[];
  readonly complete: boolean;
}

/** The scope of kinds without a parent: everything that a session reaches. */
export type Everything = Readonly<Record<string, never>>;

/** The common members of all kinds; used by views, pickers, names, plans and exports. */
interface KindFacts<Scope, Item> {
  /** Unique among the kinds, `<service>/<kind>`. */
  readonly id: string;
  readonly service: Service;
  /** The manifest kind that describes such a resource. */
  readonly manifest?: { readonly apiVersion: string; readonly kind: string };
  /** Ids of the kinds that an item belongs to, outermost first; its scope names them. */
  readonly parents: readonly string[];
  /** Locates the scopes of the kind; absent when there is one scope, `{}`, for everything that a session reaches. */
  readonly below?: Below<Scope>;
  /** A key for the scope; equal scopes have equal keys. */
  scopeKey(scope: Scope): string;
  /** Unique in its scope, and stable over time. */
  identity(item: Item): string;
  /** The display name. */
  name(item: Item): string;
  /** What tells items of one name apart, such as labels or a state, for pickers. */
  details?(item: Item): string;
}

/** A kind with its own list call. Only `SharedLists` calls `list` and `read`. */
export interface ListedKind<Scope, Item> extends KindFacts<Scope, Item> {
  /** @throws ApiError */
  list(session: Session, scope: Scope, signal: AbortSignal): Promise<ListResult<Item>>;
}

/** A kind whose items can also be read one by one. */
export interface ReadableKind<Scope, Item> extends ListedKind<Scope, Item> {
  /** The current item; undefined when it does not exist. @throws ApiError */
  read(session: Session, scope: Scope, identity: string, signal: AbortSignal): Promise<Item | undefined>;
}

/** Whether items of the kind can be read one by one. */
export function isReadable<Scope, Item>(kind: ResourceKind<Scope, Item>): kind is ReadableKind<Scope, Item> {
  return 'read' in kind;
}

/** A kind whose items are part of another kind's, so that reading them costs no extra request. */
export interface NestedKind<Scope, Item> extends KindFacts<Scope, Item> {
  readonly within: Within<Scope, Item>;
}

export type ResourceKind<Scope, Item> = ListedKind<Scope, Item> | NestedKind<Scope, Item>;

/** The kind whose items have the items of another kind below them. Made by `below`, which checks the types. */
export interface Below<Scope> {
  readonly kind: ResourceKind<unknown, unknown>;
  /** Whether an item can have such items below it. */
  holds(item: unknown): boolean;
  scopeOf(scope: unknown, item: unknown): Scope;
}

/** Locates the scopes of a kind by the items of the kind above it. */
export function below<Scope, OuterScope, Outer>(
  kind: ResourceKind<OuterScope, Outer>,
  scopeOf: (scope: OuterScope, item: Outer) => Scope,
  holds: (item: Outer) => boolean = () => true,
): Below<Scope> {
  return { kind, scopeOf, holds };
}

/** Locates the items of a nested kind. Made by `within`, which checks the types. */
export interface Within<Scope, Item> {
  readonly kind: ReadableKind<unknown, unknown>;
  place(scope: Scope): { readonly scope: unknown; readonly identity: string };
  items(parent: unknown, scope: Scope): readonly Item[];
}

/** Locates the items of a scope inside an item of another kind. */
export function within<Scope, Item, ParentScope, Parent>(
  kind: ReadableKind<ParentScope, Parent>,
  place: (scope: Scope) => { readonly scope: ParentScope; readonly identity: string },
  items: (parent: Parent, scope: Scope) => readonly Item[],
): Within<Scope, Item> {
  return { kind, place, items };
}

/** A kind that can be written. Only `deploy/` calls its writes: it plans, asks for confirmation and follows. */
export interface WritableKind<Scope, Item, Draft, Change> extends ReadableKind<Scope, Item> {
  /** @throws ApiError of kind `conflict` when the item exists already. */
  create(session: Session, scope: Scope, draft: Draft, signal: AbortSignal): Promise<Item>;
  /** @throws ApiError of kind `not-found` when the item no longer exists. */
  change(session: Session, scope: Scope, item: Item, change: Change, signal: AbortSignal): Promise<Item>;
  /** @throws ApiError of kind `not-found` when the item no longer exists. */
  remove(session: Session, scope: Scope, item: Item, signal: AbortSignal): Promise<void>;
}
