import * as l10n from '@vscode/l10n';

/** The longest text of digits that clients parse as milliseconds. */
const milliseconds = /^-?\d{1,10}$/;
/** What clients read of other texts: hours, minutes and seconds of Java's `Duration`, without its `PT`. */
const parts = /^(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?$/i;

/**
 * Milliseconds of a duration as parsed by Java clients; undefined for texts that they refuse. They refuse negative ones
 * too.
 */
export function parseDuration(text: string): number | undefined {
  if (milliseconds.test(text)) return Number(text);
  const match = parts.exec(text);
  if (match === null || text === '') return undefined;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const wholeSeconds = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  if (Math.abs(wholeSeconds) >= 2 ** 63) return undefined; // More than Java's `long` holds.
  return wholeSeconds * 1000 + (seconds.startsWith('-') ? -1 : 1) * Number(`0.${fraction || '0'}`) * 1000;
}

/**
 * The size of a sliding window, as clients read it: digits are seconds or calls, depending on the type of the window, and
 * of a duration the whole seconds count. Undefined for texts that they refuse.
 */
export function parseWindow(text: string): number | undefined {
  const value = parseDuration(text);
  if (value === undefined || milliseconds.test(text))
    return value !== undefined && value < 0 ? undefined : value;
  return Math.trunc(value / 1000);
}

const looseParts =
  /(?<![\d.])(\d+(?:\.\d+)?)\s*(days?|d|hours?|h|minutes?|mins?|ms|millis(?:econds)?|m|seconds?|secs?|s)/gi;

/** A duration that clients accept, for a common form that they don't: `100ms` → `100`, `PT1M` → `1M`, `1d` → `24H`. */
export function repairedDuration(text: string): string | undefined {
  const plain = text.trim().replace(/^PT?(?=\d)/i, '');
  if (plain !== text && parseDuration(plain) !== undefined) return plain;
  const found = [...plain.matchAll(looseParts)];
  const isUnderstood = found.length > 0 && plain.replace(looseParts, '').trim() === '';
  if (!isUnderstood) return undefined;
  const sum = found.reduce((total, [, amount = '', unit = '']) => total + Number(amount) * unitOf(unit), 0);
  return Number.isInteger(sum) && sum < 1e10 ? shortest(sum) : undefined;
}

function unitOf(unit: string): number {
  const word = unit.toLowerCase();
  if (word.startsWith('ms') || word.startsWith('milli')) return 1;
  if (word.startsWith('s')) return 1000;
  if (word.startsWith('m')) return 60_000;
  return word.startsWith('h') ? 3_600_000 : 86_400_000;
}

function shortest(sum: number): string {
  if (sum > 0 && sum % 3_600_000 === 0) return `${sum / 3_600_000}H`;
  if (sum > 0 && sum % 60_000 === 0) return `${sum / 60_000}M`;
  return sum > 0 && sum % 1000 === 0 ? `${sum / 1000}S` : String(sum);
}

/** A duration in words: `1 minute 30 seconds`, `250 milliseconds`. */
export function durationInWords(sum: number): string {
  const words: string[] = [];
  const hours = Math.floor(sum / 3_600_000);
  const minutes = Math.floor(sum / 60_000) % 60;
  const seconds = Math.floor(sum / 1000) % 60;
  const rest = sum % 1000;
  if (hours > 0) words.push(hours === 1 ? l10n.t('1 hour') : l10n.t('{0} hours', hours));
  if (minutes > 0) words.push(minutes === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', minutes));
  if (seconds > 0) words.push(seconds === 1 ? l10n.t('1 second') : l10n.t('{0} seconds', seconds));
  if (rest > 0 || words.length === 0)
    words.push(rest === 1 ? l10n.t('1 millisecond') : l10n.t('{0} milliseconds', rest));
  return words.join(' ');
}
