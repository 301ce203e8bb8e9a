import type { HttpAnswer, HttpRequest } from './transport';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const longestChain = 5;

/**
 * Sends a request and follows redirects of GET within the same origin. Every other redirect is returned unchanged:
 * following it would send the credentials to another server, or repeat a change.
 */
export async function sendFollowing(
  request: HttpRequest,
  send: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  let current = request;
  for (let hops = 0; ; hops++) {
    const answer = await send(current);
    const target = redirectTarget(answer, current.url);
    if (!target || request.method !== 'GET' || hops === longestChain) return answer;
    if (target.origin !== new URL(request.url).origin) return answer;
    current = { ...current, url: target.href };
  }
}

/** The target of a redirect; undefined for other answers and malformed targets. */
export function redirectTarget(answer: HttpAnswer, from: string): URL | undefined {
  const location = answer.headers['location'];
  if (!redirectStatuses.has(answer.status) || !location || !URL.canParse(location, from)) return undefined;
  return new URL(location, from);
}
