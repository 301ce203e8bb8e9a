import * as l10n from '@vscode/l10n';

/*
 * A checker of our own, because the dialect is that of robfig/cron v2, which no cron library for JavaScript reads:
 * they accept Sunday as 7, `L`, `W` and `#`, and refuse `@every`, `?` in any field, `N/n` and the `TZ=` prefix.
 * Source: LAIN manifest reference §6.1.
 */

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Schedules with a name. */
export const scheduleNames = [
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
] as const;

function fields(): readonly [Field, ...Field[]] {
  return [
    { name: l10n.t('second'), min: 0, max: 59 },
    { name: l10n.t('minute'), min: 0, max: 59 },
    { name: l10n.t('hour'), min: 0, max: 23 },
    { name: l10n.t('day of month'), min: 1, max: 31 },
    { name: l10n.t('month'), min: 1, max: 12, names: months },
    { name: l10n.t('day of week'), min: 0, max: 6, names: days },
  ];
}

/** What is wrong with a backup schedule, in one sentence; undefined when backupd can read it. */
export function scheduleProblem(schedule: string): string | undefined {
  const zone = /^TZ=(\S*)\s+(\S.*)?$/.exec(schedule);
  if (schedule.startsWith('TZ=') && !zone)
    return l10n.t('After "TZ=Zone" a space and the schedule must follow.');
  if (zone) return zoneProblem(zone[1] ?? '') ?? specProblem(zone[2] ?? '');
  return specProblem(schedule);
}

function specProblem(spec: string): string | undefined {
  if (spec.startsWith('@')) return namedProblem(spec);
  const parts = spec.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== 5 && parts.length !== 6) {
    return l10n.t(
      'A schedule has 5 fields (minute, hour, day of month, month, day of week) or 6 with the seconds first, not {0}.',
      parts.length,
    );
  }
  const [second, ...others] = fields();
  const expected = parts.length === 6 ? [second, ...others] : others;
  return firstProblem(expected, (field, index) => fieldProblem(parts[index] ?? '', field));
}

function namedProblem(spec: string): string | undefined {
  if (scheduleNames.some((name) => name === spec)) return undefined;
  if (spec.startsWith('@every ')) {
    const interval = spec.slice('@every '.length);
    if (isGoDuration(interval)) return undefined;
    return l10n.t('"{0}" is not an interval: write numbers with units, as "@every 1h30m".', interval);
  }
  return l10n.t('"{0}" is not a schedule: use one of {1} or "@every 1h30m".', spec, scheduleNames.join(', '));
}

function isGoDuration(text: string): boolean {
  return /^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text);
}

function zoneProblem(zone: string): string | undefined {
  if (zone === '' || zone === 'Local') return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return undefined;
  } catch {
    return l10n.t('"{0}" is not a time zone: write a name as in "TZ=Asia/Shanghai".', zone);
  }
}

function fieldProblem(text: string, field: Field): string | undefined {
  const ranges = text.split(',').filter((range) => range !== '');
  return firstProblem(ranges, (range) => rangeProblem(range, field));
}

function rangeProblem(text: string, field: Field): string | undefined {
  const parts = /^(?:[*?](?:-[^/]*)?|([^-/]+)(?:-([^-/]+))?)(?:\/(\d+))?$/.exec(text);
  if (!parts) return notUnderstood(text, field);
  const [, low, high, step] = parts;
  if (step !== undefined && Number(step) === 0) return l10n.t('The step of "{0}" must be at least 1.', text);
  if (low === undefined) return undefined;
  const start = valueOf(low, field);
  const end = high === undefined ? start : valueOf(high, field);
  if (start === undefined || end === undefined) return notUnderstood(text, field);
  if (start < field.min || end > field.max) return outOfRange(text, field);
  if (start > end) return l10n.t('In "{0}" the first value is greater than the last.', text);
  return undefined;
}

function valueOf(text: string, field: Field): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const index = field.names?.indexOf(text.toLowerCase()) ?? -1;
  return index < 0 ? undefined : index + field.min;
}

function notUnderstood(text: string, field: Field): string {
  return l10n.t(
    '"{0}" cannot be read as {1}: use *, numbers, a-b, lists with commas and steps with /.',
    text,
    field.name,
  );
}

function outOfRange(text: string, field: Field): string {
  if (text === '7' && field.max === 6) return l10n.t('Sunday is 0, not 7: days of the week are 0 to 6.');
  return l10n.t('"{0}" is out of range: {1} goes from {2} to {3}.', text, field.name, field.min, field.max);
}

function firstProblem<T>(items: readonly T[], check: (item: T, index: number) => string | undefined) {
  for (const [index, item] of items.entries()) {
    const problem = check(item, index);
    if (problem) return problem;
  }
  return undefined;
}
