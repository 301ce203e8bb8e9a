import { ErrorCodes, Message, ResponseError } from 'vscode-languageserver/node';
import type {
  Connection,
  MessageStrategy,
  NotificationMessage,
  RequestMessage,
} from 'vscode-languageserver/node';
import { isRecord } from '../api/values';

type Next = (message: RequestMessage | Message) => ReturnType<MessageStrategy['handleMessage']>;

/** A refused request goes on under this name, because a connection answers only requests that it has a handler for. */
const refusedMethod = 'engineRoom/refused';

/**
 * Holds a client to the order of the protocol: `initialize` first and once, and nothing but `exit` after `shutdown`. Other
 * requests are answered with the error for that, other notifications are dropped.
 */
export class Lifecycle implements MessageStrategy {
  private state: 'started' | 'serving' | 'shut down' = 'started';

  /** Called by the connection for each message of the client. */
  handleMessage(message: Message, next: Next): ReturnType<Next> {
    if (Message.isRequest(message)) {
      const refusal = this.refusalOf(message.method, message.params);
      if (refusal) return next({ ...message, method: refusedMethod, params: refusal.toJson() });
      if (message.method === 'initialize') this.state = 'serving';
      if (message.method === 'shutdown') this.state = 'shut down';
    }
    if (Message.isNotification(message) && !this.takes(message)) return;
    return next(message);
  }

  /** Makes a connection answer what is refused. */
  serve(connection: Connection): void {
    connection.onRequest(
      refusedMethod,
      ({ code, message }: { readonly code: number; readonly message: string }) =>
        new ResponseError(code, message),
    );
  }

  private refusalOf(method: string, params: unknown): ResponseError<void> | undefined {
    if (this.state === 'shut down')
      return new ResponseError(ErrorCodes.InvalidRequest, `${method} came after shutdown`);
    if (method !== 'initialize')
      return this.state === 'serving'
        ? undefined
        : new ResponseError(ErrorCodes.ServerNotInitialized, `${method} came before initialize`);
    if (this.state === 'serving')
      return new ResponseError(ErrorCodes.InvalidRequest, 'initialize came a second time');
    return isRecord(params) && isRecord(params['capabilities'])
      ? undefined
      : new ResponseError(ErrorCodes.InvalidParams, 'initialize needs capabilities');
  }

  private takes({ method }: NotificationMessage): boolean {
    return this.state === 'serving' || method === 'exit';
  }
}
