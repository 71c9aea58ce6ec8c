import { describe, expect, it } from 'vitest';
import type { PullAction } from '../../../src/events/event.ts';
import type { PullFacts, PullRequestFacts } from '../../../src/plugins/facts.ts';
import { trigger } from '../../../src/plugins/trigger/trigger.ts';
import { ifChanged, presubmit } from '../../rules/jobs.ts';
import { changed, commented, factsOf, HEAD, inShort, JOBS, running, UNTRUSTED } from '../facts.ts';

const OWN = {
  ...JOBS,
  presubmits: [presubmit('unit'), presubmit('docs', { when: ifChanged('md$') })],
};

function facts(pull: Partial<PullFacts> = {}, changes: Partial<PullRequestFacts> = {}) {
  return factsOf(pull, { requiredContexts: ['unit', 'docs'], ...changes });
}

describe('a required context whose job is skipped', () => {
  it('passes on the head, with the reason', () => {
    const decisions = trigger.planPull(changed('synchronize'), facts(), OWN);
    expect(decisions.map(inShort)).toEqual(['start unit', 'skip docs', 'set docs']);
    expect(decisions.at(-1)).toMatchObject({
      sha: HEAD,
      because: 'main requires them, and their jobs do not run for this change',
    });
  });

  it.each<[string, ReturnType<typeof changed> | ReturnType<typeof commented>]>([
    ['a new pull request', changed('opened')],
    ['a reopened one', changed('reopened')],
    ['a comment that asks for all', commented('/test all')],
    ['a comment that vouches for it', commented('/ok-to-test')],
  ])('passes after %s', (_what, event) => {
    expect(trigger.planPull(event, facts(), OWN).map(inShort)).toContain('set docs');
  });

  it('passes where config.yaml requires it', () => {
    const jobs = {
      ...OWN,
      requiredContexts: (branch: string) => [branch === 'main' ? 'docs' : ''],
    };
    const decisions = trigger.planPull(changed('reopened'), factsOf(), jobs);
    expect(decisions.map(inShort)).toContain('set docs');
  });

  it.each<[string, PullAction, Partial<PullFacts>, Partial<PullRequestFacts>]>([
    ['nobody requires it', 'reopened', {}, { requiredContexts: [] }],
    ['the pull request is a draft', 'reopened', { isDraft: true }, {}],
    ['the pull request is not trusted', 'reopened', {}, { authorTrust: UNTRUSTED }],
    ['the pull request conflicts', 'reopened', { isMergeable: false }, {}],
    ['its job runs', 'reopened', {}, { changedFiles: ['README.md'] }],
    ['its job is under way', 'reopened', {}, { runningJobs: [running('a', { job: 'docs' })] }],
  ])('is left alone when %s', (_what, action, pull, changes) => {
    const decisions = trigger.planPull(changed(action), facts(pull, changes), OWN);
    expect(decisions.map(inShort)).not.toContain('set docs');
  });

  it('is left to the job that the description starts', () => {
    const decisions = trigger.planPull(changed('opened', { body: '/test docs' }), facts(), OWN);
    expect(decisions.map(inShort)).toEqual(['start unit', 'start docs']);
  });
});
