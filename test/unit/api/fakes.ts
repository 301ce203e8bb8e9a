import type { Clock } from '../../../api/clock';
import type { HttpAnswer, HttpRequest, Transport } from '../../../api/http/transport';

/** A transport that answers from a function and remembers what it was asked. */
export function fakeTransport(
  answer: (request: HttpRequest, count: number) => HttpAnswer | Promise<HttpAnswer>,
) {
  const requests: HttpRequest[] = [];
  const transport: Transport = {
    send: async (request) => {
      requests.push(request);
      return answer(request, requests.length);
    },
    close: () => Promise.resolve(),
  };
  return { transport, requests };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers, body: JSON.stringify(body) };
}

/** A clock that stands still until it is moved; sleeping moves it and is remembered. */
export function fakeClock(start = Date.parse('2026-01-01T00:00:00Z')) {
  let time = start;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => time,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      time += milliseconds;
    },
  };
  return { clock, slept, advance: (milliseconds: number) => (time += milliseconds) };
}
