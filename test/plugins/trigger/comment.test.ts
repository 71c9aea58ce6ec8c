import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PullFacts, PullRequestFacts } from '../../../src/plugins/facts.ts';
import { planComment } from '../../../src/plugins/trigger/comment.ts';
import { saidInComment } from '../../../src/plugins/trigger/said.ts';
import type { Decision } from '../../../src/prowjob/decision.ts';
import {
  commented,
  commentOf,
  factsOf,
  inShort,
  JOBS,
  OLD_HEAD,
  running,
  UNTRUSTED,
} from '../facts.ts';

function plan(
  body: string,
  pull: Partial<PullFacts> = {},
  facts: Partial<PullRequestFacts> = {},
  jobs = JOBS,
): readonly Decision[] {
  const now = factsOf(pull, facts);
  return planComment({ said: saidInComment(commented(body)), trust: now.actorTrust }, now, jobs);
}

function done(...args: Parameters<typeof plan>): readonly string[] {
  return plan(...args).map(inShort);
}

const FAILED = { headContexts: [{ context: 'e2e', state: 'failure' }] } as const;

describe('a comment of a trusted person', () => {
  it.each<[string, readonly string[]]>([
    ['LGTM', []],
    ['/test unit', ['start unit']],
    ['/test docs', ['start docs']],
    ['/test all', ['start unit', 'skip docs']],
    ['/test all\n/test e2e', ['start unit', 'skip docs', 'start e2e']],
    ['/test-manual-required', ['start e2e']],
    ['/retest', ['start unit', 'skip docs']],
    ['/retest-required', ['start unit']],
    ['/ok-to-test', ['add ok-to-test', 'start unit', 'skip docs']],
    ['/ok-to-test cancel', ['add needs-ok-to-test']],
    ['/ok-to-test\n/ok-to-test cancel', ['add needs-ok-to-test']],
    ['/test', ['comment']],
    ['/test ?', ['comment']],
    ['/test nothing', ['comment']],
    ['/retest unit', ['comment']],
    ['/test unit\n/retest unit', ['comment']],
    ['/test unit nothing', ['start unit']],
    ['```\n/test unit\n```', []],
    ['/test e2e\n```\n/test unit\n```', ['start e2e']],
  ])('%j', (body, expected) => {
    expect(done(body)).toEqual(expected);
  });

  it('reruns what failed, and marks it as a retest', () => {
    const [start] = plan('/retest-required', {}, FAILED).filter(
      (decision) => decision.kind === 'start-job' && decision.spec.job === 'e2e',
    );
    expect(start).toMatchObject({
      because: 'its context "e2e" failed',
      labels: { 'prow.k8s.io/retest': 'true', 'prow.k8s.io/is-optional': 'false' },
    });
  });

  it('starts jobs of a draft', () => {
    expect(done('/test unit', { isDraft: true })).toEqual(['start unit']);
  });

  it('takes the place of a run of the same job, even for the same commit', () => {
    const runningJobs = [
      running('now'),
      running('old', { headSha: OLD_HEAD }),
      running('lint', { job: 'lint' }),
    ];
    expect(done('/test unit', {}, { runningJobs })).toEqual([
      'abort now',
      'abort old',
      'start unit',
    ]);
  });

  it.each<[Partial<PullFacts>, string]>([
    [{ isMergeable: false }, 'the pull request conflicts with main'],
    [{ baseRef: 'gh-pages', isMergeable: false }, 'the pull request conflicts with gh-pages'],
  ])('starts nothing on a pull request with %j', (pull, because) => {
    const decisions = plan('/test unit', pull);
    expect(decisions).toEqual([
      { kind: 'skip-job', job: 'unit', because, wouldRunIf: 'the conflicts are resolved' },
    ]);
  });

  it('does nothing on a closed pull request, or when it is the bot itself', () => {
    expect(done('/test all', { isOpen: false })).toEqual([]);
    expect(done('/test all', {}, { actorIsBot: true })).toEqual([]);
  });

  it.each([
    ['/ok-to-test', ['ok-to-test'], ['start unit', 'skip docs']],
    [
      '/ok-to-test',
      ['needs-ok-to-test'],
      ['add ok-to-test', 'remove needs-ok-to-test', 'start unit', 'skip docs'],
    ],
    ['/test unit', ['ok-to-test', 'needs-ok-to-test'], ['remove needs-ok-to-test', 'start unit']],
    ['/ok-to-test cancel', ['ok-to-test'], ['remove ok-to-test', 'add needs-ok-to-test']],
    ['/ok-to-test cancel', ['needs-ok-to-test'], []],
  ])('%j on a pull request with the labels %j', (body, labels, expected) => {
    expect(done(body, { labels })).toEqual(expected);
  });

  it('does not vouch where /ok-to-test does not count', () => {
    const jobs = { ...JOBS, trigger: { ...JOBS.trigger, ignoreOkToTest: true } };
    expect(done('/ok-to-test', {}, {}, jobs)).toEqual([]);
    expect(done('/ok-to-test cancel', {}, {}, jobs)).toEqual([]);
    expect(done('/ok-to-test\n/test e2e', {}, {}, jobs)).toEqual(['start e2e']);
  });

  it('by a trigger of its own form starts that job and leaves the help of the bot', () => {
    const [unit, ...rest] = JOBS.presubmits;
    if (unit === undefined) throw new Error('there is no job');
    const silly = { ...unit, trigger: { source: 'nice', test: (t: string) => t.includes('nice') } };
    const jobs = { ...JOBS, presubmits: [silly, ...rest] };
    const botComments = [{ id: 1, body: 'No jobs can be run with `/test all`.' }];
    expect(done('a nice day', {}, { botComments }, jobs)).toEqual(['start unit']);
  });
});

describe('a comment of an untrusted person', () => {
  const actorTrust = UNTRUSTED;

  it('counts on the pull request of a trusted author', () => {
    expect(done('/test unit', {}, { actorTrust })).toEqual(['start unit']);
  });

  it('counts on a pull request that somebody vouched for', () => {
    const facts = { actorTrust, authorTrust: UNTRUSTED };
    expect(done('/test unit', { labels: ['ok-to-test'] }, facts)).toEqual(['start unit']);
  });

  it.each(['/test all', '/ok-to-test', '/retest', '/test ?', '/test unit'])(
    'is refused otherwise: %j',
    (body) => {
      const decisions = plan(body, {}, { actorTrust, authorTrust: UNTRUSTED });
      expect(decisions.map(inShort)).toEqual(['comment']);
      expect(commentOf(decisions)).toMatch(
        '@carol: Cannot trigger testing until a trusted user reviews the PR and leaves an `/ok-to-test` message.',
      );
    },
  );

  it('is passed over when it is no command', () => {
    expect(done('Any news?', {}, { actorTrust, authorTrust: UNTRUSTED })).toEqual([]);
  });

  it('cannot take a word back', () => {
    const decisions = plan('/ok-to-test cancel', { labels: ['ok-to-test'] }, { actorTrust });
    expect(decisions.map(inShort)).toEqual(['comment']);
    expect(commentOf(decisions)).toMatch('Only trusted users can revoke `/ok-to-test`.');
  });

  it('never starts a job on an untrusted pull request, whatever it says', () => {
    const line = fc.constantFrom('/test all', '/test e2e', '/retest', '/ok-to-test', 'x', '```');
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const facts = { actorTrust, authorTrust: UNTRUSTED };
        const kinds = plan(lines.join('\n'), {}, facts).map(({ kind }) => kind);
        expect(kinds.every((kind) => kind === 'comment')).toBe(true);
      }),
    );
  });
});

describe('help that the bot gave before', () => {
  const botComments = [
    { id: 1, body: '@x: The specified target(s) for `/test` were not found.' },
    { id: 2, body: 'The following commands are available to trigger required jobs:' },
    { id: 3, body: 'Skipping CI for Draft Pull Request.' },
  ];

  it.each([
    ['/test unit', ['delete 1', 'delete 2', 'start unit']],
    ['/ok-to-test', ['add ok-to-test', 'start unit', 'skip docs']],
    ['/test ?', ['comment']],
  ])('after %j', (body, expected) => {
    expect(done(body, {}, { botComments })).toEqual(expected);
  });
});
