import { describe, expect, it } from 'vitest';
import type { Pushed } from '../../../src/events/event.ts';
import { explainPush, planPush } from '../../../src/plugins/trigger/push.ts';
import { ifChanged, postsubmit } from '../../rules/jobs.ts';
import { BASE, HEAD, inShort, JOBS } from '../facts.ts';

const PUSHED: Pushed = {
  kind: 'pushed',
  repo: { org: 'org', repo: 'repo' },
  repoLink: 'https://github.com/org/repo',
  actor: 'alice',
  branch: 'main',
  isDeletion: false,
  before: BASE,
  after: HEAD,
  compareLink: 'https://github.com/org/repo/compare/a...b',
  changedFiles: ['main.go'],
  changedFilesComplete: true,
};

const REPO = {
  ...JOBS,
  postsubmits: [
    postsubmit('image'),
    postsubmit('docs', { when: ifChanged('md$') }),
    postsubmit('release', { branches: ['^v'] }),
  ],
};

describe('planPush', () => {
  it('starts the jobs of the branch, and says which change passes one by', () => {
    const decisions = planPush(PUSHED, REPO);
    expect(decisions.map(inShort)).toEqual(['start image', 'skip docs']);
    expect(decisions[0]).toMatchObject({
      because: 'it runs on every push',
      spec: { type: 'postsubmit', refs: { base_ref: 'main', base_sha: HEAD } },
    });
  });

  it('starts jobs for a tag', () => {
    expect(planPush({ ...PUSHED, branch: 'v1' }, REPO).map(inShort)).toEqual([
      'start image',
      'skip docs',
      'start release',
    ]);
  });

  it('does nothing when the branch is deleted', () => {
    expect(planPush({ ...PUSHED, isDeletion: true }, REPO)).toEqual([]);
  });
});

describe('explainPush', () => {
  it('answers for each job of the repository', () => {
    expect(explainPush(PUSHED, REPO).map(({ job, run }) => [job, run])).toEqual([
      ['image', true],
      ['docs', false],
      ['release', false],
    ]);
  });

  it('says that nothing runs for a branch that is gone', () => {
    expect(explainPush({ ...PUSHED, isDeletion: true }, REPO)[0]).toEqual({
      job: 'image',
      run: false,
      why: 'the branch was deleted',
      wouldRunIf: 'commits land on it',
    });
  });
});
