import assert from 'node:assert/strict';
import { scheduleProblem } from '../../../../../../manifests/kinds/lain/values/cron';

describe('backup schedules', () => {
  const readable = [
    '*/5 * * * *',
    '0 3 * * *',
    '30 0 3 * * *',
    '0 3 * * sun-sat',
    '0 3 ? JAN,mar-dec 0,6',
    '5/15 9-17/2 1 1 *',
    '@daily',
    '@every 1h30m',
    '@every 1.5h',
    'TZ=Asia/Shanghai 0 3 * * *',
    'TZ=UTC @hourly',
    '  0   3 * * *  ',
  ];
  for (const schedule of readable) {
    it(`accepts "${schedule}"`, () => assert.equal(scheduleProblem(schedule), undefined));
  }

  const refused: readonly (readonly [string, RegExp])[] = [
    ['', /not 0/],
    ['0 3 * *', /not 4/],
    ['0 0 3 * * * 2020', /not 7/],
    ['60 3 * * *', /minute goes from 0 to 59/],
    ['0 24 * * *', /hour goes from 0 to 23/],
    ['0 3 0 * *', /day of month goes from 1 to 31/],
    ['0 3 * 13 *', /month goes from 1 to 12/],
    ['0 3 * * 7', /Sunday is 0/],
    ['0 3 * * mo', /cannot be read as day of week/],
    ['0 3 * * 5-1', /greater than the last/],
    ['*/0 * * * *', /at least 1/],
    ['*/5/5 * * * *', /cannot be read as minute/],
    ['1-2-3 * * * *', /cannot be read as minute/],
    ['0 3 L * *', /cannot be read as day of month/],
    ['@Daily', /not a schedule/],
    ['@reboot', /not a schedule/],
    ['@every 5', /not an interval/],
    ['@every day', /not an interval/],
    ['TZ=Mars/Olympus 0 3 * * *', /not a time zone/],
    ['TZ=UTC', /must follow/],
  ];
  for (const [schedule, expected] of refused) {
    it(`refuses "${schedule}"`, () => assert.match(scheduleProblem(schedule) ?? '', expected));
  }
});
