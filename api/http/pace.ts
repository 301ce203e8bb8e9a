import pLimit from 'p-limit';
import type { Clock } from '../clock';
import { TransportError } from './transport';

/** How many requests a server takes. */
export interface ServerLimits {
  readonly atOnce: number;
  /** Unlimited when left out. */
  readonly aSecond?: number;
}

/**
 * The time in which a server gets the requests of a second, in milliseconds: some are longer on their way than others, so
 * that they arrive closer together than they were sent.
 */
const windowMs = 1015;

/**
 * Sends the requests to one server. Those of runs wait until the server takes them: a few go at once, and where many follow
 * they are spread evenly. All others are sent at once and counted, so that nobody who looks at something waits for a run.
 */
export class Pace {
  private readonly limit: ReturnType<typeof pLimit>;
  /** Requests go in the order in which they were made. */
  private readonly oneByOne = pLimit(1);
  /** Times of the latest requests in milliseconds, oldest first: as many as may be sent in a second. */
  private readonly sentAt: number[] = [];

  constructor(
    private readonly limits: ServerLimits,
    private readonly clock: Clock,
  ) {
    this.limit = pLimit(limits.atOnce);
  }

  /** Sends a request without waiting. */
  sendNow<T>(send: () => Promise<T>): Promise<T> {
    this.note();
    return send();
  }

  /** Sends a request as soon as the server takes it. @throws TransportError `cancelled`, when the signal is aborted before */
  sendInTurn<T>(send: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.limit(async () => {
      await this.oneByOne(() => this.untilTaken(signal));
      return send();
    });
  }

  private async untilTaken(signal: AbortSignal | undefined): Promise<void> {
    for (let wait = this.waitMs(); wait > 0 && !signal?.aborted; wait = this.waitMs()) {
      await this.clock.sleep(wait, signal).catch(() => undefined); // the signal tells
    }
    if (signal?.aborted) throw new TransportError('cancelled', 'cancelled');
    this.note();
  }

  private note(): void {
    this.sentAt.push(this.clock.now());
    if (this.sentAt.length > (this.limits.aSecond ?? 0)) this.sentAt.shift();
  }

  private waitMs(): number {
    const { aSecond } = this.limits;
    const [oldest, latest] = [this.sentAt[0], this.sentAt.at(-1)];
    if (aSecond === undefined || oldest === undefined || latest === undefined) return 0;
    const sinceOldest = this.clock.now() - oldest;
    // A clock that was set back says nothing.
    if (this.sentAt.length < aSecond || sinceOldest < 0 || sinceOldest >= 2 * windowMs) return 0;
    const free = Math.max(windowMs, latest - oldest + windowMs / aSecond);
    return Math.max(0, Math.ceil(free - sinceOldest));
  }
}
