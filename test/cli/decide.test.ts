import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { decideCase, parseCase } from '../../src/cli/decide-case.ts';
import { decided } from '../../src/cli/decide.ts';
import type { Config } from '../../src/config/config.ts';
import { ifChanged, MANUAL, postsubmit, presubmit } from '../rules/jobs.ts';

const CONFIG: Config = {
  global: {
    prowJobNamespace: 'default',
    podNamespace: 'default',
    plank: {
      podPendingTimeoutMs: 1,
      podRunningTimeoutMs: 1,
      podUnscheduledTimeoutMs: 1,
      maxRevivals: 3,
      maxConcurrency: 0,
      jobUrlTemplate: '',
      jobUrlPrefixes: {},
      reportTemplates: {},
      jobQueueCapacities: {},
    },
    reporter: { jobTypes: [] },
    sections: {},
    rest: {},
  },
  presubmits: new Map([
    [
      'org/repo',
      [
        presubmit('unit'),
        presubmit('docs', { when: ifChanged('md$') }),
        presubmit('e2e', { when: MANUAL }),
      ],
    ],
  ]),
  postsubmits: new Map([['org/repo', [postsubmit('image', { branches: ['^main$'] })]]]),
  periodics: [],
  jobDefaults: {
    podNamespace: 'default',
    decorateAllJobs: false,
    presets: [],
    prowJobDefaultEntries: [],
    decorationFor: () => ({}),
  },
};

const build = { kind: 'build', repo: 'org/repo', branch: 'main', changed_files: ['a.go'] };

function decide(happened: unknown): ReturnType<typeof decideCase> {
  return decideCase(parseCase(1, happened), CONFIG);
}

describe('decideCase', () => {
  it('says which jobs start, and the reason of each that was meant', () => {
    expect(decide(build)).toEqual({
      jobs: ['unit'],
      why: {
        unit: 'it runs on every change',
        docs: 'none of 1 changed file matches run_if_changed "md$"',
      },
    });
  });

  it.each([
    ['/test e2e', [], [], ['e2e']],
    ['/retest', ['unit', 'e2e'], ['e2e'], ['e2e']],
    ['/retest', [], ['e2e'], ['unit', 'e2e']],
    ['/test', [], [], []],
    ['/ok-to-test', [], [], ['unit']],
  ])('takes %j for a comment of a trusted person', (body, all, failed, jobs) => {
    const happened = {
      ...build,
      kind: 'comment',
      body,
      all_contexts: all,
      failed_contexts: failed,
    };
    expect(decide(happened).jobs).toEqual(jobs);
  });

  it.each([
    ['main', ['image']],
    ['release', []],
  ])('starts for a push to %s the jobs %j', (branch, jobs) => {
    expect(decide({ ...build, kind: 'push', branch }).jobs).toEqual(jobs);
  });

  it('knows no jobs of a repository that is not configured', () => {
    expect(decide({ ...build, repo: 'org/other' })).toEqual({ jobs: [], why: {} });
  });
});

describe('decided', () => {
  async function run(...values: readonly unknown[]): Promise<readonly unknown[]> {
    const lines = values.map((value, index) => ({ lineNumber: index + 1, value }));
    const answers: unknown[] = [];
    for await (const answer of decided(Readable.from(lines), CONFIG)) answers.push(answer);
    return answers;
  }

  it('answers for each case', async () => {
    expect(await run(build, build)).toHaveLength(2);
  });

  it.each([
    [{ kind: 'build' }, 'line 2 is no case: repo: Invalid input'],
    [{ kind: 'merge' }, 'line 2 is no case: kind: Invalid'],
    [null, 'line 2 is no case: the line: Invalid input'],
  ])('names the line and the field of %j', async (value, says) => {
    await expect(run(build, value)).rejects.toThrow(says);
  });
});
