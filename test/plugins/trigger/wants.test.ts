import { describe, expect, it } from 'vitest';
import type { CommentMade, PullAction } from '../../../src/events/event.ts';
import { trigger } from '../../../src/plugins/trigger/trigger.ts';
import { wantsOf } from '../../../src/plugins/trigger/wants.ts';
import { changed, commented, JOBS } from '../facts.ts';

const START = ['pull', 'baseSha', 'authorTrust', 'actorTrust', 'actorIsBot', 'runningJobs'];

function sorted(wants: readonly string[]): readonly string[] {
  return [...new Set(wants)].sort();
}

describe('wantsOf', () => {
  it.each<[string, readonly string[]]>([
    ['LGTM', []],
    ['```\n/test all\n```', []],
    ['/test unit', [...START, 'botComments']],
    ['/test nothing', [...START, 'botComments', 'changedFiles', 'requiredContexts']],
    ['/test all', [...START, 'botComments', 'changedFiles', 'requiredContexts']],
    ['/test ?', [...START, 'botComments', 'changedFiles', 'requiredContexts']],
    ['/retest', [...START, 'botComments', 'changedFiles', 'requiredContexts', 'headContexts']],
    ['/ok-to-test', [...START, 'changedFiles', 'requiredContexts']],
    ['/ok-to-test cancel', START],
  ])('of the comment %j', (body, expected) => {
    expect(sorted(wantsOf(commented(body), JOBS))).toEqual(sorted(expected));
  });

  it.each<Partial<CommentMade>>([{ isPullRequest: false }, { isOpen: false }])(
    'of a comment with %j is nothing',
    (changes) => {
      expect(wantsOf(commented('/test all', changes), JOBS)).toEqual([]);
    },
  );

  it.each<[PullAction, readonly string[]]>([
    ['synchronize', ['changedFiles', 'requiredContexts']],
    ['reopened', ['changedFiles', 'requiredContexts']],
    ['closed', ['runningJobs']],
    ['converted_to_draft', ['runningJobs']],
  ])('of %s has %j', (action, some) => {
    expect(wantsOf(changed(action), JOBS)).toEqual(expect.arrayContaining([...some, 'pull']));
  });

  it.each<PullAction>(['edited', 'labeled', 'unlabeled'])('of %s alone is nothing', (action) => {
    expect(wantsOf(changed(action), JOBS)).toEqual([]);
  });

  it('of the description of a new pull request follows its commands', () => {
    expect(wantsOf(changed('opened'), JOBS)).not.toContain('headContexts');
    expect(wantsOf(changed('opened', { body: '/retest' }), JOBS)).toContain('headContexts');
  });

  it('never goes beyond the needs of the plugin', () => {
    for (const body of ['/test all', '/retest', '/test ?', '/ok-to-test']) {
      expect(trigger.needs).toEqual(expect.arrayContaining([...wantsOf(commented(body), JOBS)]));
    }
  });
});
