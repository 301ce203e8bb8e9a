import type { Session } from '../../connections/session';
import { keyOf } from '../../resources/list-key';
import type { ListResources } from '../../resources/resource-action';
import type { ResourceKind } from '../../resources/resource-kind';
import { listedKindOf } from '../action-plan';
import type { DeployContext } from '../deploy-kind';
import { readWholeList } from './whole-list';

/** How long a list serves the steps of a run, in milliseconds. */
const maxAgeMs = 5000;

interface KnownList {
  readonly kind: string;
  /** Time of the request, in milliseconds since 1970. */
  readonly askedAt: number;
  readonly items: Promise<readonly unknown[]>;
}

/** Lists in which the steps of one run find what their resources belong to: read anew for several of them together. */
export class RunLists {
  private readonly known = new Map<string, KnownList>();

  constructor(private readonly context: Pick<DeployContext, 'lists' | 'clock'>) {}

  /** The lists of a session. */
  in(session: Session, signal: AbortSignal): ListResources {
    const { lists, clock } = this.context;
    return (kind, scope) => {
      const key = keyOf(kind, session, scope);
      const known = this.known.get(key);
      const now = clock.now();
      // One key has items of one kind.
      if (known && now - known.askedAt < maxAgeMs) return known.items as Promise<readonly never[]>;
      const items = readWholeList(lists, session, kind, scope, signal);
      this.known.set(key, { kind: listedKindOf(kind).id, askedAt: now, items });
      items.catch(() => {
        if (this.known.get(key)?.items === items) this.known.delete(key);
      });
      return items;
    };
  }

  /** Has the lists read again in which the run has written something of a kind; all of them without a kind. */
  forget(written?: ResourceKind<unknown, unknown>): void {
    const id = written && listedKindOf(written).id;
    for (const [key, { kind }] of this.known) if (id === undefined || kind === id) this.known.delete(key);
  }
}
