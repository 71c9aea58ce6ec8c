import { expect, it } from 'vitest';
import { periodic, problemsOf } from '../sample.ts';

it.each([
  ['interval: 90m'],
  ['minimum_interval: 1h'],
  ['cron: "0 6 * * *"'],
  ['interval: 1h', 'retry: {attempts: 2, interval: 5m}'],
])('a periodic with %s is fine', (...lines) => {
  expect(problemsOf(periodic(...lines))).toEqual([]);
});

it.each([
  [[], 'jobs.yaml:3:5: periodic unit: a periodic needs one of cron, interval, minimum_interval'],
  [
    ['interval: 1h', 'cron: "@daily"'],
    'jobs.yaml:5:15: periodic unit: cron and interval exclude each other; keep one',
  ],
  [
    ['interval: soon'],
    'jobs.yaml:5:15: periodic unit: interval must be a duration such as "2h30m", not "soon"',
  ],
  [
    ['interval: 1d'],
    'jobs.yaml:5:15: periodic unit: interval must be a duration such as "2h30m", not "1d"',
  ],
  [
    ['cron: "@daily"', 'retry: {interval: x}'],
    'jobs.yaml:6:23: periodic unit: retry.interval must be a duration such as "2h30m", not "x"',
  ],
])('a periodic with %j is refused', (lines, problem) => {
  expect(problemsOf(periodic(...lines))).toEqual([problem]);
});
