import { parseGoDuration } from '../prowjob/go-duration.ts';
import { cronField } from './cron-field.ts';
import type { CronBounds, CronField } from './cron-field.ts';

/** When a cron string fires, in UTC. */
export type CronSchedule =
  | { readonly kind: 'every'; readonly seconds: number }
  | ({ readonly kind: 'calendar' } & CronFields);

/** The numbers at which it fires, each list sorted; Sunday is 0. */
export interface CronFields {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly months: readonly number[];
  readonly daysOfWeek: readonly number[];
  /** Must a day be in both lists, or, as when both are restricted, in one of them? */
  readonly daysIn: 'both' | 'either';
}

/** `says` is half a sentence: what is wrong with the string. */
export type ParsedCron =
  | { readonly ok: true; readonly schedule: CronSchedule }
  | { readonly ok: false; readonly says: string };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

const SECOND: CronBounds = { of: 'the second', min: 0, max: 59, words: [] };
const MINUTE: CronBounds = { of: 'the minute', min: 0, max: 59, words: [] };
const HOUR: CronBounds = { of: 'the hour', min: 0, max: 23, words: [] };
const DAY_OF_MONTH: CronBounds = { of: 'the day of the month', min: 1, max: 31, words: [] };
const MONTH: CronBounds = { of: 'the month', min: 1, max: 12, words: MONTHS };
const DAY_OF_WEEK: CronBounds = {
  of: 'the day of the week (0 is Sunday)',
  min: 0,
  max: 6,
  words: WEEKDAYS,
};

const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const EVERY = '@every ';

/**
 * Reads a cron string of a periodic: five fields, or six with the second in front, or `@daily` and the like, or
 * `@every 2h30m`. A time zone, which upstream accepts and then fails on, is refused.
 * Prow: pkg/cron/cron.go `cronParser`; robfig/cron v3 parser.go `Parse`.
 */
export function parseCron(written: string): ParsedCron {
  if (/^(?:CRON_)?TZ=/.test(written)) {
    return refused('a time zone cannot be set, cron is always in UTC');
  }
  if (written.startsWith(EVERY)) return every(written.slice(EVERY.length));
  if (!written.startsWith('@')) return calendar(written);
  if (Object.hasOwn(DESCRIPTORS, written)) return calendar(DESCRIPTORS[written] ?? '');
  return refused(`${written} is none of ${Object.keys(DESCRIPTORS).join(', ')}, @every`);
}

function refused(says: string): ParsedCron & { readonly ok: false } {
  return { ok: false, says };
}

function every(duration: string): ParsedCron {
  const seconds = Math.trunc((parseGoDuration(duration) ?? 0) / 1000);
  if (seconds >= 1) return { ok: true, schedule: { kind: 'every', seconds } };
  return refused(`@every needs a duration of at least a second such as 2h30m, not "${duration}"`);
}

function calendar(written: string): ParsedCron {
  const words = written.split(/\s+/).filter((word) => word !== '');
  if (words.length !== 5 && words.length !== 6) {
    return refused(
      `it must have five fields, or six with the second in front, not ${words.length}`,
    );
  }
  const [second = '', minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] =
    words.length === 6 ? words : ['0', ...words];
  const fields = {
    seconds: cronField(second, SECOND),
    minutes: cronField(minute, MINUTE),
    hours: cronField(hour, HOUR),
    daysOfMonth: cronField(dayOfMonth, DAY_OF_MONTH),
    months: cronField(month, MONTH),
    daysOfWeek: cronField(dayOfWeek, DAY_OF_WEEK),
  };
  const wrong = Object.values(fields).find((read) => read.says !== undefined)?.says;
  if (wrong !== undefined) return refused(wrong);
  return { ok: true, schedule: scheduleOf(fields) };
}

type Fields = Readonly<Record<keyof Omit<CronFields, 'daysIn'>, CronField>>;

function scheduleOf(fields: Fields): CronSchedule {
  const isEveryDay = fields.daysOfMonth.isStar || fields.daysOfWeek.isStar;
  return {
    kind: 'calendar',
    seconds: fields.seconds.numbers,
    minutes: fields.minutes.numbers,
    hours: fields.hours.numbers,
    daysOfMonth: fields.daysOfMonth.numbers,
    months: fields.months.numbers,
    daysOfWeek: fields.daysOfWeek.numbers,
    daysIn: isEveryDay ? 'both' : 'either',
  };
}
