import * as l10n from '@vscode/l10n';
import { keysOf } from './key';
import type { KeyTable } from './key';

const java = keysOf('2');

const idle = (fallback: number) =>
  java.whole(() => l10n.t('How long a connection may be idle.'), fallback, { unit: 'seconds', minimum: 0 });
const keepAlive = java.whole(
  () => l10n.t('How long an idle connection can be reused; must be shorter than the idle timeout.'),
  60,
  { unit: 'seconds', minimum: 0 },
);

/** Counts below 1 mean one for each processor, 8 at most. */
const processors = {
  minimum: 1,
  outside: 'default-in-force',
  otherwise: () => l10n.t('otherwise there are as many as processors, 8 at most'),
} as const;
/** Netty refuses other sizes when a connection is opened. */
const header = { minimum: 1, outside: 'fails-on-each-call' } as const;

/** Connections of REST, whole keys without `servicecomb.rest`. */
export const connectionKeys: KeyTable = {
  'client.connection.maxPoolSize': java.whole(() => l10n.t('Connections to one instance.'), 5, {
    minimum: 1,
  }),
  'client.connection.idleTimeoutInSeconds': idle(150),
  'client.connection.keepAliveTimeoutInSeconds': keepAlive,
  'client.connection.keepAlive': java.flag(() => l10n.t('Whether connections are kept alive.'), true),
  'client.connection.timeoutInMillis': java.whole(() => l10n.t('Timeout for connecting.'), 60_000, {
    unit: 'milliseconds',
    minimum: 0,
  }),
  'client.connection.pool-per-thread': java.whole(() => l10n.t('Pools for each thread.'), undefined, {
    minimum: 1,
  }),
  'client.http2.connection.idleTimeoutInSeconds': idle(150),
  'client.http2.connection.keepAliveTimeoutInSeconds': keepAlive,
  'client.http2.idleTimeoutInSeconds': idle(0),
  'client.http2.useAlpnEnabled': java.flag(() => l10n.t('Whether the protocol is negotiated by ALPN.'), true),
  'client.http2.multiplexingLimit': java.whole(
    () => l10n.t('Streams of one connection; -1 for no limit.'),
    -1,
    { minimum: -1 },
  ),
  'client.http2.maxPoolSize': java.whole(() => l10n.t('Connections to one instance.'), 1, { minimum: 1 }),
  'client.thread-count': java.whole(() => l10n.t('Threads that send requests.'), undefined, processors),
  'client.verticle-count': java.whole(() => l10n.t('Verticles that send requests.'), undefined, processors),
  'client.maxHeaderSize': java.whole(() => l10n.t('Largest header of an answer.'), 8192, {
    unit: 'bytes',
    ...header,
  }),
  'client.maxWaitQueueSize': java.whole(() => l10n.t('Requests that may wait for a connection.'), -1),
  'server.connection.idleTimeoutInSeconds': idle(60),
  'server.connection-limit': java.whole(() => l10n.t('Maximum number of accepted connections.'), undefined, {
    minimum: 1,
    outside: 'harmful',
    otherwise: () => l10n.t('otherwise every connection is closed'),
  }),
  'server.thread-count': java.whole(() => l10n.t('Threads that handle requests.'), undefined, processors),
  'server.verticle-count': java.whole(() => l10n.t('Verticles that handle requests.'), undefined, processors),
  'server.compression': java.flag(() => l10n.t('Whether answers are compressed.'), false),
  'server.maxHeaderSize': java.whole(() => l10n.t('Largest header of a request.'), 32_768, {
    unit: 'bytes',
    ...header,
  }),
  'server.http2.useAlpnEnabled': java.flag(() => l10n.t('Whether the protocol is negotiated by ALPN.'), true),
  'server.http2.concurrentStreams': java.whole(() => l10n.t('Streams of one connection.'), 100, {
    minimum: 1,
    outside: 'fails-on-each-call',
  }),
};
