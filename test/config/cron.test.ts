import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../src/config/cron.ts';
import type { CronFields } from '../../src/config/cron.ts';

function fieldsOf(written: string): Partial<CronFields> {
  const parsed = parseCron(written);
  return parsed.ok && parsed.schedule.kind === 'calendar' ? parsed.schedule : {};
}

describe('a cron string', () => {
  it.each([
    ['0 6 * * *', { seconds: [0], minutes: [0], hours: [6] }],
    ['30 0 6 * * *', { seconds: [30], minutes: [0], hours: [6] }],
    ['*/20 * * * *', { minutes: [0, 20, 40] }],
    ['5/20 * * * *', { minutes: [5, 25, 45] }],
    ['10-20/5 * * * *', { minutes: [10, 15, 20] }],
    ['7,3,3-5 * * * *', { minutes: [3, 4, 5, 7] }],
    [' 1,  1 1 1 1 ', { minutes: [1], hours: [1] }],
    ['+5 * * * *', { minutes: [5] }],
    ['0 0 1 JAN,mar-may *', { months: [1, 3, 4, 5] }],
    ['0 0 ? * Mon-Fri', { daysOfWeek: [1, 2, 3, 4, 5] }],
    ['@yearly', { minutes: [0], hours: [0], daysOfMonth: [1], months: [1] }],
    ['@weekly', { minutes: [0], hours: [0], daysOfWeek: [0] }],
    ['@hourly', { minutes: [0] }],
  ])('%s', (written, fields) => {
    expect(fieldsOf(written)).toMatchObject(fields);
  });

  it.each([
    ['0 0 1 * 1', 'either'],
    ['0 0 * * 1', 'both'],
    ['0 0 1 * ?', 'both'],
    ['0 0 */2 * 1', 'either'],
    ['0 0 1,* * 1', 'both'],
  ])('%s fires on days in %s of the two fields', (written, daysIn) => {
    expect(fieldsOf(written).daysIn).toBe(daysIn);
  });

  it.each([
    ['@every 1h30m', 5400],
    ['@every 1.5s', 1],
  ])('%s fires every %i seconds', (written, seconds) => {
    expect(parseCron(written)).toEqual({ ok: true, schedule: { kind: 'every', seconds } });
  });

  it('a number of each field stands for itself', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    const numbers = fc.tuple(
      number(0, 59),
      number(0, 59),
      number(0, 23),
      number(1, 31),
      number(1, 12),
      number(0, 6),
    );
    fc.assert(
      fc.property(numbers, (written) => {
        const { seconds, minutes, hours, daysOfMonth, months, daysOfWeek } = fieldsOf(
          written.join(' '),
        );
        expect([seconds, minutes, hours, daysOfMonth, months, daysOfWeek]).toEqual(
          written.map((value) => [value]),
        );
      }),
    );
  });
});

describe('no cron string', () => {
  it.each([
    ['', 'it must have five fields, or six with the second in front, not 0'],
    ['* * * *', 'it must have five fields, or six with the second in front, not 4'],
    ['TZ=UTC * * * * *', 'a time zone cannot be set, cron is always in UTC'],
    ['CRON_TZ=UTC @daily', 'a time zone cannot be set, cron is always in UTC'],
    ['60 * * * *', 'the minute must be between 0 and 59, not 60'],
    ['0 24 * * *', 'the hour must be between 0 and 23, not 24'],
    ['0 0 0 * *', 'the day of the month must be between 1 and 31, not 0'],
    ['0 0 * * 7', 'the day of the week (0 is Sunday) must be between 0 and 6, not 7'],
    ['5-1 * * * *', 'the minute must not end before it begins: 5-1'],
    ['*/0 * * * *', 'the minute needs a step of at least 1: */0'],
    ['1-2-3 * * * *', 'the minute cannot be 1-2-3; write a number, a range 1-5 or a step */5'],
    ['1/2/3 * * * *', 'the minute cannot be 1/2/3; write a number, a range 1-5 or a step */5'],
    ['x * * * *', 'the minute cannot be x; write a number, a range 1-5 or a step */5'],
    ['0 0 L * *', 'the day of the month cannot be L; write a number, a range 1-5 or a step */5'],
    ['0 0 * * mon/tue', 'the day of the week (0 is Sunday) cannot be mon/tue'],
    [', * * * *', 'the minute is empty'],
    ['@reboot', '@reboot is none of @yearly, @annually, @monthly, @weekly, @daily'],
    ['@toString', '@toString is none of @yearly'],
    ['@every 1d', '@every needs a duration of at least a second such as 2h30m, not "1d"'],
    ['@every -5m', '@every needs a duration of at least a second such as 2h30m, not "-5m"'],
    ['@every 10ms', '@every needs a duration of at least a second such as 2h30m, not "10ms"'],
  ])('%j', (written, says) => {
    expect(parseCron(written)).toEqual({
      ok: false,
      says: expect.stringContaining(says) as string,
    });
  });
});
