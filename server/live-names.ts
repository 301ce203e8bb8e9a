import type { CandidateNames, NameKind } from '../manifests/engine/names';
import type { ServerHost } from './host';
import type { LiveNamesParams } from './protocol';

/** The client side of live names. */
export interface LiveNamesHost extends Pick<ServerHost, 'logError'> {
  /** The kinds of names that the client can list. */
  readonly kinds: readonly string[];
  /** Sends `engineRoom/liveNames`; the answer is not validated. */
  ask(params: LiveNamesParams): Promise<unknown>;
  /** Called when new names have arrived. */
  changed(): void;
  /** Current time in milliseconds. */
  now(): number;
}

/** Time during which a list counts as fresh, in milliseconds. */
export const cacheTtlMs = 60_000;

/** Time that completion waits for names, in milliseconds. */
export const waitTimeoutMs = 300;

/** Maximum number of cached lists. */
const maxLists = 200;

interface CachedLists {
  readonly lists: readonly CandidateNames[];
  readonly at: number;
}

/** The names reported by the client for its connections. */
export class LiveNames {
  private readonly kept = new Map<string, CachedLists>();
  private readonly asked = new Map<string, Promise<void>>();
  private changes = 0;

  constructor(private readonly host: LiveNamesHost) {}

  /** Grows whenever a list has changed. */
  get generation(): number {
    return this.changes;
  }

  /** The names known now. Outdated lists can be proposed, but prove nothing; they are requested again. */
  known(kind: NameKind, scope?: string): readonly CandidateNames[] {
    const kept = this.kept.get(keyOf(kind, scope));
    if (kept !== undefined && this.isFresh(kept)) return kept.lists;
    void this.request(kind, scope);
    return kept?.lists.map((list) => ({ ...list, state: 'partial' })) ?? [];
  }

  /** Waits briefly until the names are known and fresh. Returns whether they arrived. */
  async wait(kind: NameKind, scope?: string): Promise<boolean> {
    const kept = this.kept.get(keyOf(kind, scope));
    if (kept !== undefined && this.isFresh(kept)) return true;
    return Promise.race([this.request(kind, scope).then(() => true), falseAfterTimeout()]);
  }

  private isFresh({ at }: CachedLists): boolean {
    return this.host.now() - at < cacheTtlMs;
  }

  private request(kind: NameKind, scope: string | undefined): Promise<void> {
    const key = keyOf(kind, scope);
    if (!this.host.kinds.includes(kind)) return Promise.resolve();
    const running = this.asked.get(key);
    if (running) return running;
    const asking = this.ask(key, { kind, ...(scope !== undefined && { scope }) });
    this.asked.set(key, asking);
    return asking;
  }

  /** A failure counts as an empty list until it expires, so that requests do not loop. */
  private async ask(key: string, params: LiveNamesParams): Promise<void> {
    let lists: readonly CandidateNames[] = [];
    try {
      lists = readLists(await this.host.ask(params));
    } catch (error) {
      this.host.logError(`Names of connections: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.asked.delete(key);
    const before = JSON.stringify(this.kept.get(key)?.lists ?? []);
    this.kept.delete(key);
    this.kept.set(key, { lists, at: this.host.now() });
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > maxLists) this.kept.delete(oldest);
    if (JSON.stringify(lists) === before) return;
    this.changes++;
    this.host.changed();
  }
}

function keyOf(kind: NameKind, scope: string | undefined): string {
  return JSON.stringify([kind, scope ?? null]);
}

function falseAfterTimeout(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), waitTimeoutMs).unref());
}

/** Reads a `LiveNamesResult`; malformed parts are left out. */
function readLists(answer: unknown): CandidateNames[] {
  if (typeof answer !== 'object' || answer === null || !('lists' in answer) || !Array.isArray(answer.lists))
    return [];
  return answer.lists.flatMap((list: unknown) => readList(list));
}

function readList(list: unknown): CandidateNames[] {
  if (typeof list !== 'object' || list === null) return [];
  if (!('source' in list && 'state' in list && 'names' in list)) return [];
  const { source, state, names } = list;
  if (typeof source !== 'string' || !Array.isArray(names)) return [];
  const words = names.filter((name): name is string => typeof name === 'string');
  return [
    { source, state: state === 'complete' ? 'complete' : 'partial', strength: 'allowed', names: words },
  ];
}
