import assert from 'node:assert/strict';
import { getApp } from '../../../api/catalogue/lain/apps';
import { sendLogged, type RequestLogLine } from '../../../api/http/request-log';
import { TransportError } from '../../../api/http/transport';
import { fakeClock, fakeTransport, json } from './fakes';

const request = {
  method: 'GET',
  url: 'http://server.test/?token=hidden',
  headers: {},
  timeout: 1,
  maximumBytes: 1,
} as const;

describe('the log of requests', () => {
  /** The lines about a request whose answer takes 250 ms. */
  async function linesOf(answer: () => ReturnType<typeof json>): Promise<readonly RequestLogLine[]> {
    const { clock, advance } = fakeClock();
    const { transport } = fakeTransport(() => {
      advance(250);
      return answer();
    });
    const lines: RequestLogLine[] = [];
    const log = (line: RequestLogLine) => lines.push(line);
    const sending = { operation: getApp, transport, clock, shownUrl: 'http://server.test/', log };
    await sendLogged(request, sending).catch(() => undefined);
    return lines;
  }

  const line = {
    time: '2026-01-01T00:00:00.000Z',
    operation: 'getApp',
    method: 'GET',
    url: 'http://server.test/',
    milliseconds: 250,
  };

  it('has when a request was sent, its status, and how long the answer took', async () => {
    assert.deepEqual(await linesOf(() => json(404, {})), [{ ...line, status: 404 }]);
  });

  it('has the problem in place of a status', async () => {
    const late = new TransportError('timeout', 'no answer');
    const broken = new Error('a fault of our own');
    for (const [error, problem] of [
      [late, 'timeout'],
      [broken, 'failed'],
    ] as const)
      assert.deepEqual(
        await linesOf(() => {
          throw error;
        }),
        [{ ...line, problem }],
      );
  });
});
