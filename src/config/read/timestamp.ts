import type { Reader } from './reader.ts';
import { reader, refuse } from './reader.ts';

const RFC3339 =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** A point in time as written. RFC 3339, section 5.6; Go: time/time.go `Time.UnmarshalJSON`. */
export const timestamp: Reader<string> = reader(
  { type: ['string', 'null'], format: 'date-time' },
  (value, place, notes) => {
    if (value === null) return undefined;
    if (typeof value === 'string' && isTimestamp(value)) return value;
    refuse(value, place, notes, 'a time such as "2026-01-31T15:04:05Z"');
    return undefined;
  },
);

function isTimestamp(value: string): boolean {
  const day = RFC3339.exec(value)?.[1];
  return day !== undefined && isDay(day) && !Number.isNaN(Date.parse(value));
}

/** JavaScript takes February 30 for a day of March. */
function isDay(day: string): boolean {
  const start = Date.parse(day);
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(day);
}
