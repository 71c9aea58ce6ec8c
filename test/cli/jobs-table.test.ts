import { describe, expect, it } from 'vitest';
import { jobRow } from '../../src/api/jobs-page.ts';
import { jobsTable, jobText } from '../../src/cli/jobs-table.ts';
import { aRun, NOW } from '../api/jobs-scene.ts';

const SHA = 'a'.repeat(40);
const refs = {
  ...{ org: 'acme', repo: 'shop', base_ref: 'main' },
  pulls: [{ number: 7, author: 'bob', sha: SHA }],
};
const status = {
  state: 'success',
  ...{ build_id: '12', description: 'Job succeeded.' },
  ...{ startTime: '2026-08-01T09:00:00Z', completionTime: '2026-08-01T09:05:30Z' },
} as const;
const GREEN = aRun('green', status, { refs });
const NIGHTLY = { type: 'postsubmit', job: 'deploy', refs: { ...refs, pulls: [] } } as const;
const WAITING = aRun('waiting', { startTime: '2026-08-01T11:59:30Z' }, NIGHTLY);

describe('prowflow get jobs', () => {
  const jobs = [WAITING, GREEN].map(jobRow);

  it('has a line for each run', () => {
    expect(jobsTable(jobs, false, NOW).split('\n')).toEqual([
      'PROW JOB  TYPE        JOB     OF              STATE      AGE',
      'waiting   postsubmit  deploy  acme/shop@main  triggered  30s',
      'green     presubmit   unit    acme/shop#7     success    3h',
      '',
    ]);
  });

  it('has more in a wide table', () => {
    expect(jobsTable(jobs, true, NOW).split('\n').slice(0, 3)).toEqual([
      'PROW JOB  TYPE        JOB     OF              STATE      AGE  TOOK  CLUSTER  BUILD  SAYS',
      'waiting   postsubmit  deploy  acme/shop@main  triggered  30s  -     default  -',
      'green     presubmit   unit    acme/shop#7     success    3h   5m    default  12     Job succeeded.',
    ]);
  });

  it('says so when there are none', () => {
    expect(jobsTable([], false, NOW)).toBe('there are no such jobs\n');
  });
});

it('prowflow get job tells where a run stands, and how it came to that', () => {
  const at = '2026-08-01T09:00:00.000Z';
  const timeline = [{ at, state: 'triggered', says: 'Triggered.' }] as const;
  expect(jobText(GREEN, timeline).split('\n')).toEqual([
    'Prow job:  green',
    'Job:       unit (presubmit)',
    `Of:        acme/shop main #7 at ${SHA}`,
    'State:     success: Job succeeded.',
    'Cluster:   default',
    'Build:     12',
    'URL:       -',
    'Started:   2026-08-01T09:00:00Z',
    'Ended:     2026-08-01T09:05:30Z',
    '',
    'AT                        STATE      WHAT',
    `${at}  triggered  Triggered.`,
    '',
  ]);
});
