import { describe, expect, it } from 'vitest';
import type { JobState } from '../../src/prowjob/state.ts';
import { isComplete, withStatus } from '../../src/prowjob/status.ts';
import { newJob } from '../workflows/new-job.ts';

const workload = { podName: 'pod', buildId: '7', url: 'https://prow.example/7' };
const IN_POD = { pod_name: 'pod', build_id: '7', url: 'https://prow.example/7' };
const done: JobState = {
  kind: 'done',
  result: 'failure',
  description: 'Job failed.',
  workload,
  isSuperseded: false,
};

describe('the status of a prow job', () => {
  it.each<[string, JobState, object]>([
    ['that starts', { kind: 'triggered', revivals: 0 }, { state: 'triggered', description: '' }],
    [
      'that waits',
      { kind: 'triggered', revivals: 0, heldUpBy: 'Waiting for a slot.' },
      { state: 'triggered', description: 'Waiting for a slot.' },
    ],
    [
      'that runs',
      { kind: 'pending', workload, revivals: 0 },
      { state: 'pending', description: 'Job triggered.', ...IN_POD },
    ],
    [
      'whose Pod was replaced',
      { kind: 'pending', workload, revivals: 2 },
      { state: 'pending', description: 'Job triggered.', ...IN_POD, pod_revival_count: 2 },
    ],
    [
      'that is being aborted',
      { kind: 'aborting', description: 'Aborted: enough.', isSuperseded: false },
      { state: 'aborted', description: 'Aborted: enough.' },
    ],
    ['that ended', done, { state: 'failure', description: 'Job failed.', ...IN_POD }],
  ])('%s', (_what, state, expected) => {
    const job = newJob();
    const { startTime } = job.status;
    expect(withStatus(job, state, {}).status).toEqual({ startTime, ...expected });
  });

  it('has the times, and is complete with its completion time', () => {
    const times = { pendingTime: '2026-08-01T12:00:00Z', completionTime: '2026-08-01T12:01:00Z' };
    const { status } = withStatus(newJob(), done, times);
    expect(status).toMatchObject(times);
    expect(isComplete(status)).toBe(true);
    expect(isComplete(withStatus(newJob(), done, {}).status)).toBe(false);
  });
});
