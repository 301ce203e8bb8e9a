import type { Effect } from '../catalogue/operation';
import type { Clock } from '../clock';
import { TransportError } from './transport';
import type { HttpAnswer } from './transport';

export interface RetryOptions {
  readonly effect: Effect;
  readonly clock: Clock;
  /** Random number from 0 to 1 that spreads the waits of many clients. */
  readonly random: () => number;
  readonly signal?: AbortSignal;
}

const attempts = 3;
const firstWait = 400;
/** A longer pause requested by the server is reported to the user, who can decide to wait. */
const longestWait = 15_000;
const passingStatuses = new Set([429, 502, 503, 504]);

/**
 * Runs `send` up to three times while the failure looks transient and the operation may be repeated. A time-out isn't
 * repeated: the server is slow, and a second request would slow it further.
 */
export async function sendWithRetries(
  send: () => Promise<HttpAnswer>,
  options: RetryOptions,
): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await settle(send);
    const wait = waitBefore(attempt + 1, outcome, options);
    if (options.effect === 'unsafe' || attempt === attempts || wait === undefined) return unwrap(outcome);
    await sleep(wait, options);
  }
}

type Outcome = { answer: HttpAnswer } | { error: unknown };

async function settle(send: () => Promise<HttpAnswer>): Promise<Outcome> {
  try {
    return { answer: await send() };
  } catch (error) {
    return { error };
  }
}

function unwrap(outcome: Outcome): HttpAnswer {
  if ('answer' in outcome) return outcome.answer;
  throw outcome.error;
}

/** Milliseconds before the given attempt, or undefined when there should be none. */
function waitBefore(attempt: number, outcome: Outcome, { clock, random }: RetryOptions): number | undefined {
  const backoff = firstWait * 2 ** (attempt - 2) * (0.5 + random());
  if ('error' in outcome) return mayPass(outcome.error) ? backoff : undefined;
  if (!passingStatuses.has(outcome.answer.status)) return undefined;
  const wait = retryAfter(outcome.answer, clock) ?? backoff;
  return wait <= longestWait ? wait : undefined;
}

/** Whether a connection broke, or the name server is busy. */
function mayPass(error: unknown): boolean {
  return error instanceof TransportError && (error.problem === 'interrupted' || error.code === 'EAI_AGAIN');
}

/** Parses the header Retry-After, in seconds or as a date, to milliseconds. */
function retryAfter(answer: HttpAnswer, clock: Clock): number | undefined {
  const text = answer.headers['retry-after'];
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}

async function sleep(milliseconds: number, { clock, signal }: RetryOptions): Promise<void> {
  try {
    await clock.sleep(milliseconds, signal);
  } catch {
    throw new TransportError('cancelled', 'cancelled');
  }
}
