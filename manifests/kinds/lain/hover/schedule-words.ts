import * as l10n from '@vscode/l10n';
import { scheduleProblem } from '../values/cron';

/** When a schedule of one of the simple forms runs, in words; undefined for wrong and for complicated ones. */
export function scheduleInWords(schedule: string): string | undefined {
  const spec = schedule.replace(/^TZ=\S+\s+/, '').trim();
  if (scheduleProblem(schedule) !== undefined) return undefined;
  if (spec.startsWith('@every ')) return l10n.t('every {0}', spec.slice('@every '.length));
  if (spec.startsWith('@')) return namedInWords(spec);
  const fields = spec.split(/\s+/);
  if (fields.length === 6 && fields.shift() !== '0') return undefined;
  const [minute = '', hour = '', ...days] = fields;
  if (days.join(' ') === '* * *') return dailyInWords(minute, hour);
  return isNumber(minute) && isNumber(hour) ? onDaysInWords(clock(hour, minute), days) : undefined;
}

function namedInWords(name: string): string | undefined {
  switch (name) {
    case '@yearly':
    case '@annually':
      return l10n.t('every year on 1 January at 00:00');
    case '@monthly':
      return l10n.t('on day 1 of every month at 00:00');
    case '@weekly':
      return l10n.t('every Sunday at 00:00');
    case '@daily':
    case '@midnight':
      return l10n.t('every day at 00:00');
    case '@hourly':
      return l10n.t('every hour at minute 0');
    default:
      return undefined;
  }
}

function dailyInWords(minute: string, hour: string): string | undefined {
  if (isNumber(minute) && isNumber(hour)) return l10n.t('every day at {0}', clock(hour, minute));
  if (minute === '*' && hour === '*') return l10n.t('every minute');
  const minutes = stepOf(minute);
  if (minutes !== undefined && hour === '*') return l10n.t('every {0} minutes', minutes);
  if (!isNumber(minute)) return undefined;
  if (hour === '*') return l10n.t('every hour at minute {0}', Number(minute));
  const hours = stepOf(hour);
  return hours === undefined ? undefined : l10n.t('every {0} hours at minute {1}', hours, Number(minute));
}

function onDaysInWords(
  time: string,
  [day = '', month = '', weekday = '']: readonly string[],
): string | undefined {
  if (month !== '*') return undefined;
  if (day === '*' && /^[0-6]$/.test(weekday))
    return l10n.t('every {0} at {1}', weekdays()[Number(weekday)] ?? '', time);
  if (weekday === '*' && isNumber(day)) return l10n.t('on day {0} of every month at {1}', Number(day), time);
  return undefined;
}

function weekdays(): string[] {
  return [
    l10n.t('Sunday'),
    l10n.t('Monday'),
    l10n.t('Tuesday'),
    l10n.t('Wednesday'),
    l10n.t('Thursday'),
    l10n.t('Friday'),
    l10n.t('Saturday'),
  ];
}

function stepOf(field: string): string | undefined {
  return /^\*\/(\d+)$/.exec(field)?.[1];
}

function isNumber(field: string): boolean {
  return /^\d+$/.test(field);
}

function clock(hour: string, minute: string): string {
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
