import type { Operation, Revisions } from './catalogue/operation';
import type { Clock } from './clock';
import { ApiError } from './errors/api-error';
import { isRecord } from './values';

export interface WatchOptions {
  /** Ends the watch, even while it waits for the server. */
  readonly signal?: AbortSignal;
  /** How long the server is asked to wait for changes, if it can, in milliseconds; 20 s by default. */
  readonly wait?: number;
  /** Pause between requests to a server that doesn't wait, in milliseconds; 15 s by default, at least 1 s. */
  readonly interval?: number;
  /** Called for each failure that the watch survives, with the milliseconds until the next request. */
  readonly trouble?: (error: ApiError, pause: number) => void;
}

/** A new answer of the server. */
export interface News<Data> {
  /** The revision of the answer; undefined when the server names none. */
  readonly revision: string | undefined;
  readonly data: Data;
}

/** An answer for the watch; `data` is absent when nothing has changed. */
export interface WatchedAnswer<Data> {
  readonly headers: Readonly<Record<string, string>>;
  readonly news?: { readonly data: Data };
}

export interface Watched<Data> {
  readonly operation: Operation;
  readonly revisions: Revisions;
  readonly input: Readonly<Record<string, unknown>>;
  /** Sends the operation with an input. */
  readonly ask: (input: Record<string, unknown>) => Promise<WatchedAnswer<Data>>;
  readonly clock: Clock;
  /** Random number from 0 to 1 that spreads the pauses of many clients. */
  readonly random: () => number;
}

const usualWait = 20_000;
const usualInterval = 15_000;
/** Minimum pause, even when the server always has changes. */
const shortestPause = 1_000;
const longestPause = 60_000;

/**
 * The answer of an operation, now and whenever it changes, until the signal ends it. Servers that can wait for changes
 * are asked to. Transient failures (no connection, no answer in time, a server error) are retried with growing pauses.
 * @throws ApiError for every other failure.
 */
export async function* watch<Data>(
  watched: Watched<Data>,
  options: WatchOptions = {},
): AsyncGenerator<News<Data>, void, undefined> {
  const { clock, random } = watched;
  const { signal, trouble } = options;
  const interval = Math.max(shortestPause, options.interval ?? usualInterval);
  let revision: string | undefined;
  let shown: string | undefined;
  let failures = 0;
  let fruitless = 0;

  while (!signal?.aborted) {
    const { input, waitTimeoutMs } = pollAfter(revision, watched, options);
    const asked = clock.now();
    const outcome = await settle(watched.ask(input));
    if (signal?.aborted) return;

    let pause: number;
    if ('error' in outcome) {
      pause = Math.min(longestPause, shortestPause * 2 ** failures++) * (0.5 + random());
      trouble?.(outcome.error, pause);
    } else {
      failures = 0;
      const { headers, news } = outcome.answer;
      if (news) revision = revisionOf(watched.revisions, headers, news.data);
      const text = news && JSON.stringify(news.data);
      const changed = news && text !== shown;
      if (changed) yield { revision, data: news.data };
      shown = text ?? shown;
      // An immediate answer without changes means that the server doesn't wait, or that other data has changed.
      const waited = waitTimeoutMs > 0 && clock.now() - asked >= waitTimeoutMs / 2;
      fruitless = changed || waited ? 0 : fruitless + 1;
      pause = canWait(watched) ? Math.min(interval, shortestPause * 2 ** fruitless) : interval;
    }
    if (!(await slept(clock, pause, signal))) return;
  }
}

interface Poll {
  readonly input: Record<string, unknown>;
  /** How long the server was asked to wait, in milliseconds. */
  readonly waitTimeoutMs: number;
}

/** The request for changes since a revision; for everything when none is known. */
function pollAfter<Data>(
  revision: string | undefined,
  watched: Watched<Data>,
  { wait = usualWait }: WatchOptions,
): Poll {
  const { operation, revisions, input } = watched;
  if (revision === undefined) return { input: { ...input }, waitTimeoutMs: 0 };
  const known = inFormOf(operation.parameters.query.properties[revisions.known], revision);
  const waitTimeoutMs = canWait(watched) ? Math.min(wait, revisions.wait?.longest ?? 0) : 0;
  return {
    input: {
      ...input,
      [revisions.known]: known,
      ...(revisions.wait && waitTimeoutMs > 0 && { [revisions.wait.parameter]: `${waitTimeoutMs}ms` }),
    },
    waitTimeoutMs,
  };
}

function canWait<Data>({ revisions, input }: Watched<Data>): boolean {
  return revisions.wait !== undefined && input[revisions.wait.without] === undefined;
}

/** Headers are texts, parameters may be numbers. */
function inFormOf(schema: object | undefined, revision: string): string | number {
  return schema && 'type' in schema && schema.type === 'integer' ? Number(revision) : revision;
}

function revisionOf(
  { answered }: Revisions,
  headers: Readonly<Record<string, string>>,
  data: unknown,
): string | undefined {
  if ('header' in answered) return headers[answered.header];
  const found = answered.members.reduce<unknown>(
    (value, name) => (isRecord(value) ? value[name] : undefined),
    data,
  );
  return typeof found === 'string' ? found : undefined;
}

type Outcome<Data> = { readonly answer: WatchedAnswer<Data> } | { readonly error: ApiError };

async function settle<Data>(asking: Promise<WatchedAnswer<Data>>): Promise<Outcome<Data>> {
  try {
    return { answer: await asking };
  } catch (error) {
    if (error instanceof ApiError && (mayPass(error) || error.kind === 'cancelled')) return { error };
    throw error;
  }
}

function mayPass({ kind, status }: ApiError): boolean {
  return ['unreachable', 'timeout', 'server'].includes(kind) || status === 408 || status === 429;
}

/** False when the signal ended the pause. */
async function slept(clock: Clock, pause: number, signal: AbortSignal | undefined): Promise<boolean> {
  return clock.sleep(pause, signal).then(
    () => true,
    () => false, // the clock rejects only when aborted
  );
}
