import type { Operation } from '../catalogue/operation';
import type { Clock } from '../clock';
import { TransportError } from './transport';
import type { HttpAnswer, HttpRequest, Transport } from './transport';

/** One line of the request log; free of credentials. */
export interface RequestLogLine {
  /** Time of sending, ISO 8601. */
  readonly time: string;
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  /** Status of the answer; absent when none arrived. */
  readonly status?: number;
  /** The failure in place of an answer, for example `timeout`. */
  readonly problem?: string;
  readonly milliseconds: number;
}

export interface LoggedSending {
  readonly operation: Operation;
  readonly transport: Transport;
  readonly clock: Clock;
  /** The address without secrets. */
  readonly shownUrl: string;
  readonly log?: (line: RequestLogLine) => void;
}

/** Sends one request and logs one line about it, whether it succeeds or not. */
export async function sendLogged(request: HttpRequest, sending: LoggedSending): Promise<HttpAnswer> {
  const { operation, transport, clock, shownUrl, log } = sending;
  const start = clock.now();
  const write = (outcome: Pick<RequestLogLine, 'status' | 'problem'>) =>
    log?.({
      time: new Date(start).toISOString(),
      operation: operation.id,
      method: request.method,
      url: shownUrl,
      ...outcome,
      milliseconds: clock.now() - start,
    });
  try {
    const answer = await transport.send(request);
    write({ status: answer.status });
    return answer;
  } catch (error) {
    write({ problem: error instanceof TransportError ? error.problem : 'failed' });
    throw error;
  }
}
