import { fieldsText } from './case';
import type { CaseCollector } from './case';
import { listed } from './listed';
import { mapperTargets } from './values';

const windowTypes = ['TIME_BASED', 'COUNT_BASED', 'count_based', 'COUNT', undefined];
const windowSizes = listed(
  '1 | 5 | 10 | 100 | 1000 | 10S | 1M | 0.5S | 0.9S | 1.9S | 1500 | 3600 | 86400 | 100000 | 1000000 | 0S | 1H | 2147483647 | 2147483648 | 9999999999 | 10ms | 00010 | "10"',
);

/** Fields of one policy that limit each other. */
export function addInteractions(to: CaseCollector): void {
  addBreakers(to);
  addRetries(to);
  addFaults(to);
  addMappers(to);
}

function addBreakers(to: CaseCollector): void {
  for (const kind of ['circuitBreaker', 'instanceIsolation']) {
    for (const type of ['COUNT_BASED', 'TIME_BASED', ...windowTypes.slice(2)])
      for (const size of windowSizes)
        for (const calls of ['1', '10', '200']) {
          const window = { minimumNumberOfCalls: calls, slidingWindowSize: size };
          const spec = fieldsText(type === undefined ? window : { ...window, slidingWindowType: type });
          const text = `${type ?? 'None'}/${size}/${calls}`;
          to.add({ kind, cause: 'window-cross', field: 'slidingWindowSize', text, spec });
        }
    for (const forceOpen of ['true', 'false'])
      for (const forceClosed of ['true', 'false']) {
        const spec = fieldsText({ minimumNumberOfCalls: '10', forceOpen, forceClosed });
        to.add({ kind, cause: 'flags', field: 'forceOpen', text: `${forceOpen}/${forceClosed}`, spec });
      }
  }
}

/** One field of the back-off is unusual at a time, except at the longest interval. */
function addRetries(to: CaseCollector): void {
  const usual = ['10', '2', '0.5'];
  for (const retryStrategy of ['RandomBackoff', 'FixedInterval', 'randomBackoff'])
    for (const initialInterval of ['5', '10', '0', '1S', '0.001S', '60000', '100'])
      for (const multiplier of ['0.5', '1', '2', '0', '-1', '1.5', '100'])
        for (const randomizationFactor of ['0', '0.5', '1', '0.99', '-0.1', '2']) {
          const three = [initialInterval, multiplier, randomizationFactor];
          const unusual = three.filter((value) => !usual.includes(value)).length;
          if (unusual > 1 && initialInterval !== '60000') continue;
          const fields = {
            maxAttempts: '2',
            retryStrategy,
            initialInterval,
            multiplier,
            randomizationFactor,
          };
          const text = [retryStrategy, ...three].join('/');
          to.add({
            kind: 'retry',
            cause: 'backoff-cross',
            field: 'multiplier',
            text,
            spec: fieldsText(fields),
          });
        }
  for (const maxAttempts of ['1', '3', '5'])
    for (const retryOnSame of ['0', '1', '3', '4', '100']) {
      const spec = fieldsText({ maxAttempts, retryOnSame });
      to.add({
        kind: 'retry',
        cause: 'same-cross',
        field: 'retryOnSame',
        text: `${maxAttempts}/${retryOnSame}`,
        spec,
      });
    }
}

function addFaults(to: CaseCollector): void {
  const extras: readonly Readonly<Record<string, string>>[] = [
    {},
    { delayTime: '0' },
    { delayTime: '1S' },
    { errorCode: '100' },
    { errorCode: '503', fallbackType: 'ReturnNull' },
    { delayTime: '""' },
  ];
  for (const type of ['delay', 'abort', 'Delay', 'ABORT', undefined])
    for (const percentage of ['0', '1', '50', '100', '101', '200', '-1', '-50', undefined])
      for (const extra of extras) {
        const fields = { ...(type && { type }), ...(percentage && { percentage }), ...extra };
        if (Object.keys(fields).length === 0) continue;
        const text = `${type ?? 'None'}/${percentage ?? 'None'}/${JSON.stringify(extra)}`;
        to.add({
          kind: 'faultInjection',
          cause: 'fault-cross',
          field: 'percentage',
          text,
          spec: fieldsText(fields),
        });
      }
}

function addMappers(to: CaseCollector): void {
  const add = (text: string, spec: string) =>
    to.add({ kind: 'mapper', cause: 'mapper-target', field: 'target', text, spec });
  for (const text of mapperTargets) add(text, `target: ${text}\n`);
  add('block', 'target:\n  x-a: $H{user}\n  x-b: $Q{q}\n');
  add('mis-indented', 'target:\nx-a: b\n');
  to.add({ kind: 'mapper', cause: 'missing', field: 'target', spec: 'order: 1\n' });
}
