import type { Clock } from '../../api/clock';
import type { Operation } from '../../api/catalogue/operation';
import { Refusal } from './exchange';
import type { Endpoint, WireAnswer, WireRequest } from './exchange';

interface Remembered {
  readonly answer: WireAnswer;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Endpoints that answer a question again as they answered it before, for up to `life` milliseconds, whatever has been
 * written meanwhile: the cloud’s own services may read from caches. What is passed on, to an engine or to a Git host, is
 * read there. Whoever may not ask is refused all the same.
 */
export function cachedReads(
  endpoints: readonly Endpoint[],
  clock: Pick<Clock, 'now'>,
  life: number,
): readonly Endpoint[] {
  if (life === 0) return endpoints;
  const remembered = new Map<string, Remembered>();

  const answerOnce = (endpoint: Endpoint): Endpoint['answer'] => {
    return async (request, closed) => {
      const answer = await outcomeOf(endpoint, request, closed);
      if (answer.status === 401 || answer.status === 403 || answer.status >= 500) return answer;
      const now = clock.now();
      for (const [key, { until }] of remembered) if (until <= now) remembered.delete(key);
      const question = questionOf(endpoint.operation, request);
      const before = remembered.get(question);
      if (!before) remembered.set(question, { answer, until: now + life });
      return before?.answer ?? answer;
    };
  };
  return endpoints.map((endpoint) =>
    isCached(endpoint.operation) ? { ...endpoint, answer: answerOnce(endpoint) } : endpoint,
  );
}

function isCached({ method, path }: Operation): boolean {
  return method === 'GET' && /\/(cas|enginemgr)\//.test(path);
}

/** The answer, also one that refuses. */
async function outcomeOf(endpoint: Endpoint, request: WireRequest, closed: AbortSignal): Promise<WireAnswer> {
  try {
    return await endpoint.answer(request, closed);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

/** The same for requests that ask for the same: path, query and the headers of the operation. */
function questionOf({ parameters }: Operation, { url, headers }: WireRequest): string {
  const named = Object.keys(parameters.headers.properties).map((name) => headers[name.toLowerCase()] ?? '');
  return JSON.stringify([url, ...named]);
}
