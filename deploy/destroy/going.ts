import { engineItems, type EngineItem } from '../../resources/cse/engine-items';
import { kieIdentity } from '../../resources/kie/items';
import type { ListResources } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';

type Kind<Scope, Item> = ResourceKind<Scope, Item>;

/** What a plan removes: what it says of the rest is counted without it. */
export class Going {
  private readonly keys = new Set<string>();

  add<Scope, Item>(kind: Kind<Scope, Item>, scope: Scope, item: Item): void {
    this.keys.add(keyOf(kind, scope, item));
  }

  has<Scope, Item>(kind: Kind<Scope, Item>, scope: Scope, item: Item): boolean {
    return this.keys.has(keyOf(kind, scope, item));
  }

  /** Lists as they are when it is gone. */
  without(list: ListResources): ListResources {
    return async (kind, scope) => (await list(kind, scope)).filter((item) => !this.has(kind, scope, item));
  }
}

/** The ids of servers are unique, so that the server need not be in the key. */
function keyOf<Scope, Item>(kind: Kind<Scope, Item>, scope: Scope, item: Item): string {
  const identity = kind.id === engineItems.id ? itemIdentity(item as EngineItem) : kind.identity(item);
  return JSON.stringify([kind.id, kind.scopeKey(scope), identity]);
}

/** Servers write a label that is empty, or leave it out. */
function itemIdentity({ key, labels }: EngineItem): string {
  const written = Object.entries(labels ?? {}).filter(([, text]) => text !== '');
  return kieIdentity({ key, labels: Object.fromEntries(written) });
}
