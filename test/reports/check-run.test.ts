import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProwJobSpec, ProwJobStatus } from '../../src/prowjob/spec.ts';
import { checkRun } from '../../src/reports/check-run.ts';
import { newJob } from '../workflows/new-job.ts';

const URL = 'https://prow.example/view/1';
const PULLS = [{ number: 7, author: 'bob', sha: 'b'.repeat(40) }];
const REFS = { org: 'org', repo: 'repo', base_ref: 'main', base_sha: 'a'.repeat(40) };

function shown(status: ProwJobStatus, spec: Partial<ProwJobSpec> = {}) {
  const job = newJob({ refs: { ...REFS, pulls: PULLS }, rerun_command: '/test unit', ...spec });
  const run = checkRun({ ...job, status });
  expect(run.externalId).toBe(job.metadata.name);
  return run;
}

describe('a check run', () => {
  it.each([
    ['scheduling', { status: 'queued' }, 'Waiting to start'],
    ['triggered', { status: 'queued' }, 'Waiting to start'],
    ['pending', { status: 'in_progress' }, 'Running'],
    ['success', { status: 'completed', conclusion: 'success' }, 'Passed'],
    ['failure', { status: 'completed', conclusion: 'failure' }, 'Failed'],
    ['aborted', { status: 'completed', conclusion: 'cancelled' }, 'Aborted'],
    ['error', { status: 'completed', conclusion: 'failure' }, 'Could not be run to its end'],
  ] as const)('of a job that is %s', (state, progress, title) => {
    expect(shown({ state })).toMatchObject({ progress, title });
  });

  it('has the context of the job, its page and its times', () => {
    const times = {
      startTime: '2026-08-01T10:00:00Z',
      pendingTime: '2026-08-01T10:01:00Z',
      completionTime: '2026-08-01T10:05:00Z',
    };
    expect(shown({ state: 'success', url: URL, ...times }, { context: 'ci/unit' })).toMatchObject({
      name: 'ci/unit',
      detailsUrl: URL,
      startedAt: '2026-08-01T10:01:00Z',
      progress: { completedAt: '2026-08-01T10:05:00Z' },
    });
  });

  it('says in words what was tested, what came of it and what to do', () => {
    const run = shown({ state: 'failure', description: 'Job failed.', url: URL });
    expect(run.summary.split('\n\n')).toEqual([
      'Job failed.',
      `Job \`unit\` tests \`${'b'.repeat(40)}\` merged into \`main\` at \`${'a'.repeat(40)}\`.`,
      `[Log and artifacts](<${URL}>)`,
    ]);
    expect(run.text).toBe('Comment `/test unit` on the pull request to run it again.');
  });

  it('of a commit that landed says what it tests, and nothing of comments', () => {
    const run = shown({ state: 'failure' }, { type: 'postsubmit', refs: REFS });
    expect(run.summary).toBe(`Job \`unit\` tests \`main\` at \`${'a'.repeat(40)}\`.`);
    expect(run.text).toBe('');
  });

  it.each(['javascript:alert(1)', '', 'https://x/> [click](https://evil)'])(
    'has no link to %j',
    (url) => {
      const run = shown({ state: 'success', url });
      expect(run).not.toHaveProperty('detailsUrl');
      expect(run.summary).not.toContain('](');
    },
  );
});

describe('what a pull request may have chosen', () => {
  it('is shown as it is written', () => {
    const run = shown(
      { state: 'error', description: 'no image <img src=x> ![y](https://z) @team' },
      { job: 'a`b', rerun_command: '/test `x`\n# big' },
    );
    expect(run.summary).toContain(String.raw`no image \<img src=x\> \!\[y\]\(https://z\) \@team`);
    expect(run.summary).toContain('Job `a b` tests');
    expect(run.text).toBe('Comment `/test x # big` on the pull request to run it again.');
  });

  it('never makes it longer than GitHub takes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100_000, size: 'max' }), (text) => {
        const run = shown({ state: 'failure', description: text }, { rerun_command: text });
        expect(Math.max(run.summary.length, run.text.length)).toBeLessThan(65_535);
      }),
      { numRuns: 20 },
    );
  });
});
