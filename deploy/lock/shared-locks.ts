import type { HeldLock, Holder, LockOwner, LockTaker } from './lock-file';

interface Shared {
  readonly taken: Promise<HeldLock | Holder>;
  users: number;
  /** Set when the last has left: settles when the lock is free. */
  released?: Promise<void>;
}

/** Locks that several of one process hold together: the first takes them, the last releases them. */
export class SharedLocks {
  private readonly shared = new Map<string, Shared>();

  /** Takes those locks for all who share them. */
  over(locks: LockTaker): LockTaker {
    return { take: (address, owner) => this.take(locks, address, owner) };
  }

  private async take(locks: LockTaker, address: string, owner: LockOwner): Promise<HeldLock | Holder> {
    const one = await this.join(locks, address, owner);
    try {
      const taken = await one.taken;
      if ('release' in taken)
        return { taker: () => taken.taker(), release: () => this.leave(address, one, taken) };
      await this.leave(address, one);
      return taken;
    } catch (error) {
      await this.leave(address, one);
      throw error;
    }
  }

  private async join(locks: LockTaker, address: string, owner: LockOwner): Promise<Shared> {
    const { shared } = this;
    for (let one = shared.get(address); one?.released; one = shared.get(address)) await one.released;
    const one = shared.get(address) ?? { taken: locks.take(address, owner), users: 0 };
    shared.set(address, one);
    one.users += 1;
    return one;
  }

  /** Releases a lock when nobody else holds it. */
  private async leave(address: string, one: Shared, lock?: HeldLock): Promise<void> {
    one.users -= 1;
    if (one.users > 0) return;
    one.released = lock?.release() ?? Promise.resolve();
    try {
      await one.released;
    } finally {
      this.shared.delete(address);
    }
  }
}
