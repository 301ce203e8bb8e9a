import type { MicroserviceDocument } from './document';
import { canonicalKey } from './keys';
import type { Setting } from './settings';
import { wholeNumber } from './values/value';

/** How often a registry asks for a heartbeat again before it removes the instance, unless the file says otherwise. */
const defaultTimes = 3;

/** Shortest lease that engines expect, in seconds (Microservice descriptions, section 6, M15). */
export const shortestLease = 20;

/**
 * Seconds after which an instance without a heartbeat is removed, of the setting that says how often it sends one;
 * undefined for other settings.
 */
export function leaseOf(setting: Setting, document: MicroserviceDocument): number | undefined {
  const key = canonicalKey(setting.key, document.dialect);
  if (!/\.(?:healthCheckInterval(?:InSeconds)?|healthCheck\.interval)$/.test(key)) return undefined;
  const interval = numberOf(document, key);
  const times = numberOf(document, timesKey(key)) ?? defaultTimes;
  return interval === undefined || interval < 1 ? undefined : interval * (times + 1);
}

function timesKey(key: string): string {
  return key.replace(/interval(?:InSeconds)?$/i, (word) => (word.startsWith('i') ? 'times' : 'Times'));
}

/** The whole number that a setting of a document is; undefined where it is absent or another value. */
export function numberOf(document: MicroserviceDocument, key: string): number | undefined {
  const setting = document.byKey.get(key);
  const known = setting && document.knownValue(setting);
  return known && wholeNumber(known.scalar, known.text);
}
