import type { Operation, Revisions } from './catalogue/operation';
import type { Clock } from './clock';
import { ApiError } from './errors/api-error';
import { isRecord } from './values';

export interface WatchOptions {
  /** Ends the watch, also while it waits for the server. */
  readonly signal?: AbortSignal;
  /** How long the server is asked to wait for news, where it can; 20 s when left out. In milliseconds. */
  readonly wait?: number;
  /** Pause between two questions to a server that doesn't wait; 15 s when left out, at least 1 s. In milliseconds. */
  readonly interval?: number;
  /** Told about each failure that the watch outlives, and after how many milliseconds it asks again. */
  readonly trouble?: (error: ApiError, pause: number) => void;
}

/** What a server answered when it had news. */
export interface News<Data> {
  /** The revision of the answer; undefined when the server names none. */
  readonly revision: string | undefined;
  readonly data: Data;
}

/** An answer as the watch needs it; `data` is absent when there is nothing new. */
export interface WatchedAnswer<Data> {
  readonly headers: Readonly<Record<string, string>>;
  readonly news?: { readonly data: Data };
}

export interface Watched<Data> {
  readonly operation: Operation;
  readonly revisions: Revisions;
  readonly input: Readonly<Record<string, unknown>>;
  /** Sends the operation with an input; `patience` milliseconds more than usual may pass until it answers. */
  readonly ask: (input: Record<string, unknown>, waitTimeoutMs: number) => Promise<WatchedAnswer<Data>>;
  readonly clock: Clock;
  /** Number from 0 to 1 that spreads the pauses of many clients. */
  readonly random: () => number;
}

const usualWait = 20_000;
const usualInterval = 15_000;
/** Even a server with news all the time is asked no more often. */
const shortestPause = 1_000;
const longestPause = 60_000;

/**
 * What an operation answers, now and whenever it changes, until the signal ends it. Where the server can wait for news,
 * it is asked to. Failures that may pass (no connection, no answer in time, a server in trouble) are outlived with
 * growing pauses.
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
    const outcome = await settle(watched.ask(input, waitTimeoutMs));
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
      // Nothing new at once means that the server doesn't wait, or that what changed is none of ours.
      const waited = waitTimeoutMs > 0 && clock.now() - asked >= waitTimeoutMs / 2;
      fruitless = changed || waited ? 0 : fruitless + 1;
      pause = canWait(watched) ? Math.min(interval, shortestPause * 2 ** fruitless) : interval;
    }
    if (!(await slept(clock, pause, signal))) return;
  }
}

interface Poll {
  readonly input: Record<string, unknown>;
  /** Milliseconds that the server was asked to wait. */
  readonly waitTimeoutMs: number;
}

/** The question for what is newer than a revision; for everything when none is known. */
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
    () => false, // the clock rejects only because it was told to stop
  );
}
