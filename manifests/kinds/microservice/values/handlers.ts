import type { Dialect } from '../dialect';

/** Handlers that come with Java Chassis 1 and 2 (files `cse.handler.xml`). */
export const javaHandlers = [
  'loadbalance',
  'bizkeeper-consumer',
  'bizkeeper-provider',
  'qps-flowcontrol-consumer',
  'qps-flowcontrol-provider',
  'tracing-consumer',
  'tracing-provider',
  'router',
  'governance-provider',
  'instance-bulkhead-consumer',
  'instance-isolation-consumer',
  'fault-injection-consumer',
  'auth-consumer',
  'auth-provider',
  'simpleLB',
] as const;

/** Handlers that come with Go Chassis (calls of `RegisterHandler`). */
export const goHandlers = [
  'loadbalance',
  'router',
  'bizkeeper-consumer',
  'bizkeeper-provider',
  'ratelimiter-consumer',
  'ratelimiter-provider',
  'rate-limiter',
  'tracing-consumer',
  'tracing-provider',
  'fault-inject',
  'transport',
  'traffic-marker',
  'monitoring',
  'access-log',
  'basicAuth',
  'jwt',
] as const;

export function handlersOf(dialect: Dialect | undefined): readonly string[] {
  if (dialect === 'go') return goHandlers;
  return dialect === undefined ? [...javaHandlers, ...goHandlers] : javaHandlers;
}
