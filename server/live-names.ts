import type { CandidateNames, NameKind } from '../manifests/engine/names';
import type { ServerHost } from './host';
import type { LiveNamesParams } from './protocol';

/** How live names are asked for. */
export interface LiveNamesHost extends Pick<ServerHost, 'logError'> {
  /** The kinds of names that the client can tell. */
  readonly kinds: readonly string[];
  /** Sends `engineRoom/liveNames`; the answer may have any shape. */
  ask(params: LiveNamesParams): Promise<unknown>;
  /** Names have come in that were not known before. */
  changed(): void;
  /** Milliseconds of a clock. */
  now(): number;
}

/** How long a list counts as fresh, in milliseconds. */
export const cacheTtlMs = 60_000;

/** How long someone who completes a name waits for it, in milliseconds. */
export const waitTimeoutMs = 300;

/** Lists that are kept; more kinds and scopes than this are not asked for in a while. */
const maxLists = 200;

interface CachedLists {
  readonly lists: readonly CandidateNames[];
  readonly at: number;
}

/** The names at the places that the client is connected to, as far as it has told them. */
export class LiveNames {
  private readonly kept = new Map<string, CachedLists>();
  private readonly asked = new Map<string, Promise<void>>();
  private changes = 0;

  constructor(private readonly host: LiveNamesHost) {}

  /** Grows whenever a list has changed. */
  get generation(): number {
    return this.changes;
  }

  /** What is known now. Lists that are no longer fresh can be proposed, but prove nothing; they are asked for anew. */
  known(kind: NameKind, scope?: string): readonly CandidateNames[] {
    const kept = this.kept.get(keyOf(kind, scope));
    if (kept !== undefined && this.isFresh(kept)) return kept.lists;
    void this.request(kind, scope);
    return kept?.lists.map((list) => ({ ...list, state: 'partial' })) ?? [];
  }

  /** Waits until the names are known and fresh, but not for long. Answers whether they came. */
  async wait(kind: NameKind, scope?: string): Promise<boolean> {
    const kept = this.kept.get(keyOf(kind, scope));
    if (kept !== undefined && this.isFresh(kept)) return true;
    return Promise.race([this.request(kind, scope).then(() => true), afterPatience()]);
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

  /** A failure is remembered as no list at all for as long as a list would be, so that nothing is asked in a loop. */
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

function afterPatience(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), waitTimeoutMs).unref());
}

/** Reads a `LiveNamesResult`; what has another shape is left out. */
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
