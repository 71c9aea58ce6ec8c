import { describe, expect, it } from 'vitest';
import type { PullAction } from '../../../src/events/event.ts';
import type { PullRequestFacts } from '../../../src/plugins/facts.ts';
import type { RepoJobs } from '../../../src/plugins/repo-jobs.ts';
import { inRepoText } from '../../../src/plugins/trigger/in-repo-text.ts';
import { trigger } from '../../../src/plugins/trigger/trigger.ts';
import { wantsOf } from '../../../src/plugins/trigger/wants.ts';
import { changed, commented, factsOf, inShort, JOBS, UNTRUSTED } from '../facts.ts';

const PROBLEMS = [{ file: '.prow.yaml', line: 1, column: 1, says: 'something is wrong' }];
const FINE: RepoJobs = { ...JOBS, hasInRepoConfig: true };
const BROKEN: RepoJobs = { ...FINE, inRepoProblems: PROBLEMS };
const TOLD = { id: 1, body: inRepoText(PROBLEMS) };
const OLD = { id: 2, body: inRepoText([{ file: '.prow.yaml', says: 'something else was wrong' }]) };
const HELP = { id: 3, body: 'The following commands are available to trigger required jobs:' };

const PUSH = changed('synchronize');

function comments(
  jobs: RepoJobs,
  changes: Partial<PullRequestFacts> = {},
  event: Parameters<typeof trigger.planPull>[0] = PUSH,
  pull: Parameters<typeof factsOf>[0] = {},
): readonly string[] {
  return trigger
    .planPull(event, factsOf(pull, changes), jobs)
    .map(inShort)
    .filter((short) => /comment|delete/.test(short));
}

describe('problems of the in-repo configuration', () => {
  it.each<[string, RepoJobs, readonly { id: number; body: string }[], readonly string[]]>([
    ['are told', BROKEN, [], ['comment']],
    ['are told once', BROKEN, [TOLD], []],
    ['that changed are told anew', BROKEN, [OLD], ['delete 2', 'comment']],
    ['leave one comment', BROKEN, [OLD, TOLD, { ...TOLD, id: 4 }], ['delete 2', 'delete 4']],
    ['that are gone take the comment with them', FINE, [OLD, TOLD], ['delete 2', 'delete 1']],
    ['that never were are not spoken of', FINE, [HELP], []],
    ['have nothing to do with other comments', BROKEN, [HELP], ['comment']],
    ['do not exist where repositories define no jobs', JOBS, [TOLD], []],
  ])('%s', (_, jobs, botComments, expected) => {
    expect(comments(jobs, { botComments })).toEqual(expected);
  });

  it('do not keep the jobs of the operators from running', () => {
    const decisions = trigger.planPull(PUSH, factsOf(), BROKEN).map(inShort);
    expect(decisions).toContain('start unit');
  });

  it('are told when the operators define no job', () => {
    expect(comments({ ...BROKEN, presubmits: [] })).toEqual(['comment']);
  });

  it.each<PullAction>(['opened', 'reopened', 'ready_for_review', 'synchronize'])(
    'are told when a pull request is %s',
    (action) => {
      expect(comments(BROKEN, {}, changed(action))).toEqual(['comment']);
    },
  );

  it.each(['/test all', '/test unit', '/retest', '/ok-to-test'])('are told after %s', (body) => {
    expect(comments(BROKEN, {}, commented(body))).toEqual(['comment']);
  });

  it.each<PullAction>(['closed', 'converted_to_draft', 'edited', 'unlabeled'])(
    'are not told when a pull request is %s',
    (action) => {
      expect(comments(BROKEN, {}, changed(action))).toEqual([]);
    },
  );

  it('are not told when people talk', () => {
    expect(comments(BROKEN, {}, commented('nice'))).toEqual([]);
  });

  it('are not told when the bot itself comments', () => {
    expect(comments(BROKEN, { actorIsBot: true }, commented('/test all'))).toEqual([]);
  });

  it('are not told on a draft until somebody asks', () => {
    expect(comments(BROKEN, {}, PUSH, { isDraft: true })).toEqual([]);
    expect(comments(BROKEN, {}, commented('/test all'), { isDraft: true })).toEqual(['comment']);
  });

  it('are not told to people nobody trusts', () => {
    const untrusted = { authorTrust: UNTRUSTED, actorTrust: UNTRUSTED };
    expect(comments(BROKEN, untrusted)).toEqual([]);
    expect(comments(BROKEN, untrusted, PUSH, { labels: ['ok-to-test'] })).toEqual(['comment']);
    expect(comments(BROKEN, { authorTrust: UNTRUSTED }, commented('/ok-to-test'))).toEqual([
      'comment',
    ]);
  });
});

describe('the comments of the bot', () => {
  it.each([
    [FINE, changed('synchronize'), true],
    [JOBS, changed('synchronize'), false],
    [FINE, commented('/ok-to-test'), true],
    [JOBS, commented('/ok-to-test'), false],
    [FINE, commented('nice'), false],
    [FINE, changed('closed'), false],
  ])('are asked for only where they can matter (%#)', (jobs, event, expected) => {
    expect(wantsOf(event, jobs).includes('botComments')).toBe(expected);
  });
});
