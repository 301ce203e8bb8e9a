import type { Session } from '../connections/session';
import type { ResourceKind } from './resource-kind';

/** The key of a list, or of an item that is read by itself; nested kinds have the key of their parent. */
export function keyOf<Scope, Item>(
  kind: ResourceKind<Scope, Item>,
  session: Pick<Session, 'target'>,
  scope: Scope,
  identity?: string,
): string {
  if ('within' in kind) {
    const outer = kind.within.place(scope);
    return keyOf(kind.within.kind, session, outer.scope, outer.identity);
  }
  return JSON.stringify([session.target.id, kind.id, kind.scopeKey(scope), identity ?? null]);
}
