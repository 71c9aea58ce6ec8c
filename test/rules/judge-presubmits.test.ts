import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsIn } from '../../src/rules/commands.ts';
import { headContexts, type ContextStatus } from '../../src/rules/head-contexts.ts';
import { AUTOMATIC_BUILD, type TestRequest } from '../../src/rules/selection.ts';
import type { Presubmit } from '../../src/config/config.ts';
import { judgePresubmits, type Change, type JudgedJob } from '../../src/rules/judge-presubmits.ts';
import { ALWAYS, ifChanged, MANUAL, presubmit, skipIfOnlyChanged } from './jobs.ts';

const CHANGE = { branch: 'main', changedFiles: ['main.go'] };

function asked(text: string, statuses: readonly ContextStatus[] = []): TestRequest {
  return { text, commands: commandsIn(text), contexts: headContexts(statuses) };
}

function judgePresubmit(job: Presubmit, request: TestRequest, change: Change): JudgedJob {
  const [judged] = judgePresubmits([job], request, change);
  if (judged === undefined) throw new Error('no answer');
  return judged;
}

describe('judgePresubmits', () => {
  it.each([
    ['always', ALWAYS, AUTOMATIC_BUILD, 'it runs on every change'],
    ['conditional', ifChanged('go$'), AUTOMATIC_BUILD, '"main.go" matches run_if_changed "go$"'],
    ['named', ifChanged('md$'), asked('/test job'), 'a comment asks for it'],
    [
      'manual',
      MANUAL,
      asked('/test-manual-required'),
      'a comment asks for every required job that runs only when asked',
    ],
    [
      'failed',
      ifChanged('md$'),
      asked('/retest', [{ context: 'job', state: 'error' }]),
      'its context "job" failed',
    ],
    ['unreported', ALWAYS, asked('/retest'), 'its context "job" has no status yet'],
  ])('runs a job that is %s and says why', (_, when, request, why) => {
    const { verdict, isMeant } = judgePresubmit(presubmit('job', { when }), request, CHANGE);
    expect(verdict).toEqual({ run: true, why });
    expect(isMeant).toBe(true);
  });

  it.each([
    [
      'whose files did not change',
      ifChanged('md$'),
      AUTOMATIC_BUILD,
      'none of 1 changed file matches run_if_changed "md$"',
      'a file that matches "md$" changes, or somebody comments "/test job"',
      true,
    ],
    [
      'that is manual',
      MANUAL,
      AUTOMATIC_BUILD,
      'it runs only when asked',
      'somebody comments "/test job"',
      false,
    ],
    [
      'that nobody asked for',
      ALWAYS,
      asked('/test other'),
      'the comment does not ask for it',
      'somebody comments "/test job"',
      false,
    ],
    [
      'that passed',
      ALWAYS,
      asked('/retest', [{ context: 'job', state: 'success' }]),
      'its context "job" did not fail',
      'somebody comments "/test job"',
      false,
    ],
  ])(
    'does not run a job %s, and says why and what would',
    (_, when, request, why, wouldRunIf, isMeant) => {
      const judged = judgePresubmit(presubmit('job', { when }), request, CHANGE);
      expect(judged.verdict).toEqual({ run: false, why, wouldRunIf });
      expect(judged.isMeant).toBe(isMeant);
    },
  );

  it.each([
    [['release-.*'], [], 'the branch matches "release-.*"'],
    [[], ['^main$'], 'the branch does not match "^main$"'],
    [['ma', 'x'], ['^main$'], 'the branch matches "ma", "x" and does not match "^main$"'],
  ])('runs on no other branch, even by name: %j %j', (branches, skipBranches, wouldRunIf) => {
    const job = presubmit('job', { branches, skipBranches });
    const judged = judgePresubmit(job, asked('/test job'), CHANGE);
    expect(judged.verdict).toMatchObject({ run: false, wouldRunIf });
    expect(judged.isMeant).toBe(true);
    expect(judgePresubmit(job, AUTOMATIC_BUILD, CHANGE).isMeant).toBe(false);
  });

  it('answers for each job, in order, and asks a pattern that jobs share once for each file', () => {
    let asked = 0;
    const pattern = { source: 'x', test: () => (asked++, false) };
    const when = { kind: 'if-changed', pattern } as const;
    const jobs = ['a', 'b', 'c'].map((name) => presubmit(name, { when }));
    const judged = judgePresubmits(jobs, AUTOMATIC_BUILD, CHANGE);
    expect(judged.map(({ job }) => job.name)).toEqual(['a', 'b', 'c']);
    expect(asked).toBe(1);
  });

  it('starts an always-run job by /test all whatever changed', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (changedFiles) => {
        const { verdict } = judgePresubmit(presubmit('job'), asked('/test all'), {
          branch: 'main',
          changedFiles,
        });
        expect(verdict.run).toBe(true);
      }),
    );
  });

  it('starts by name on any files what it starts on some', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.boolean(), (changedFiles, skips) => {
        const when = skips ? skipIfOnlyChanged('a') : ifChanged('a');
        const change = { branch: 'main', changedFiles };
        const { verdict } = judgePresubmit(presubmit('job', { when }), asked('/test job'), change);
        expect(verdict.run).toBe(true);
      }),
    );
  });
});
