import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abortAll, abortOlder, abortStale, isRunning } from '../../src/rules/abort-stale.ts';
import type { RunningJob } from '../../src/rules/running-job.ts';

const OLD: RunningJob = {
  prowJob: 'old',
  job: 'unit',
  headSha: 'a',
  baseRef: 'main',
  type: 'presubmit',
};
const NEW: RunningJob = { ...OLD, prowJob: 'new', headSha: 'b' };
const BATCH: RunningJob = { ...OLD, prowJob: 'batch', type: 'batch' };
const OTHER: RunningJob = { ...OLD, prowJob: 'other', job: 'lint' };
const RUNNING = [OLD, NEW, BATCH, OTHER];

const STALE = {
  kind: 'abort-job',
  because: 'the pull request has a newer commit',
  isSuperseded: false,
};

function names(decisions: readonly { readonly prowJob: string }[]): readonly string[] {
  return decisions.map(({ prowJob }) => prowJob);
}

describe('aborts', () => {
  it('of a new commit are the jobs of any other commit, but no batch', () => {
    expect(abortStale(RUNNING, 'b')).toEqual([
      { ...STALE, prowJob: 'old' },
      { ...STALE, prowJob: 'other' },
    ]);
  });

  it('of a closed pull request are all its jobs, but no batch', () => {
    expect(names(abortAll(RUNNING, 'closed'))).toEqual(['old', 'new', 'other']);
  });

  it('of a newer run are the same job for the same base; one for its commit reports for it', () => {
    const newest = { job: 'unit', baseRef: 'main', headSha: 'b' };
    const because = 'a newer run of the job starts';
    expect(abortOlder(RUNNING, newest)).toEqual([
      { kind: 'abort-job', prowJob: 'old', because, isSuperseded: false },
      { kind: 'abort-job', prowJob: 'new', because, isSuperseded: true },
    ]);
    expect(abortOlder(RUNNING, { ...newest, baseRef: 'release' })).toEqual([]);
  });

  it('never touch a job of the commit that is tested now', () => {
    const head = fc.constantFrom('a', 'b', 'c');
    const running = fc.array(head.map((headSha) => ({ ...OLD, headSha, prowJob: headSha })));
    fc.assert(
      fc.property(running, head, (jobs, now) => {
        expect(names(abortStale(jobs, now))).not.toContain(now);
      }),
    );
  });
});

describe('isRunning', () => {
  it.each([
    [{ job: 'unit', headSha: 'a', baseRef: 'main' }, true],
    [{ job: 'unit', headSha: 'c', baseRef: 'main' }, false],
    [{ job: 'unit', headSha: 'a', baseRef: 'release' }, false],
    [{ job: 'lint', headSha: 'b', baseRef: 'main' }, false],
  ])('of %j is %j', (wanted, expected) => {
    expect(isRunning(RUNNING, wanted)).toBe(expected);
  });

  it('does not take a batch for a run of the pull request', () => {
    expect(isRunning([BATCH], OLD)).toBe(false);
  });
});
