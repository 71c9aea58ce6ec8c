import type { CommentMade, PullAction, PullChanged } from '../../src/events/event.ts';
import type { AllPullFacts, PullFacts, RunningJob } from '../../src/plugins/facts.ts';
import type { RepoJobs } from '../../src/plugins/repo-jobs.ts';
import { UNASKED } from '../../src/plugins/unasked.ts';
import type { Decision } from '../../src/prowjob/decision.ts';
import { parseSha } from '../../src/prowjob/ids.ts';
import { ifChanged, MANUAL, presubmit, SETTINGS } from '../rules/jobs.ts';

/** A pull request of @bob on org/repo, its jobs and what happens to it. */

export const HEAD = parseSha('b'.repeat(40));
export const OLD_HEAD = parseSha('c'.repeat(40));
export const BASE = parseSha('a'.repeat(40));

export const TRUSTED = { run: true, why: '@bob is a member of the organisation' } as const;
export const UNTRUSTED = { run: false, why: '@bob is nobody' } as const;

const PULL: PullFacts = {
  org: 'org',
  repo: 'repo',
  number: 7,
  title: 'Fix it',
  author: 'bob',
  isOpen: true,
  isDraft: false,
  isMergeable: null,
  labels: [],
  headSha: HEAD,
  headRef: 'fix',
  baseRef: 'main',
  link: 'https://github.com/org/repo/pull/7',
  repoLink: 'https://github.com/org/repo',
};

/** Trusted author and actor, one changed file, nothing running. */
export function factsOf(
  pull: Partial<PullFacts> = {},
  changes: Partial<AllPullFacts> = {},
): AllPullFacts {
  return {
    ...UNASKED,
    pull: { ...PULL, ...pull },
    baseSha: BASE,
    authorTrust: TRUSTED,
    actorTrust: TRUSTED,
    changedFiles: ['main.go'],
    ...changes,
  };
}

/** `unit` always runs, `docs` when a Markdown file changes, `e2e` when asked. */
export const JOBS: RepoJobs = {
  presubmits: [
    presubmit('unit'),
    presubmit('docs', { when: ifChanged('md$'), optional: true }),
    presubmit('e2e', { when: MANUAL }),
  ],
  postsubmits: [],
  trigger: SETTINGS,
  sections: {},
  requiredContexts: () => [],
  hasInRepoConfig: false,
  inRepoProblems: [],
};

export function running(prowJob: string, changes: Partial<RunningJob> = {}): RunningJob {
  return { prowJob, job: 'unit', headSha: HEAD, baseRef: 'main', type: 'presubmit', ...changes };
}

const ENVELOPE = {
  repo: { org: 'org', repo: 'repo' },
  repoLink: 'https://github.com/org/repo',
  actor: 'carol',
};

export function changed(action: PullAction, changes: Partial<PullChanged> = {}): PullChanged {
  return {
    ...ENVELOPE,
    kind: 'pull-changed',
    action,
    pull: { ...PULL, updatedAt: '2026-08-01T10:00:00Z' },
    baseChanged: false,
    body: '',
    ...changes,
  };
}

export function commented(body: string, changes: Partial<CommentMade> = {}): CommentMade {
  return {
    ...ENVELOPE,
    kind: 'comment-made',
    number: 7,
    isPullRequest: true,
    isOpen: true,
    body,
    link: 'https://github.com/org/repo/pull/7#issuecomment-1',
    author: 'carol',
    ...changes,
  };
}

/** A decision in a few words, so that a table can show what is done. */
export function inShort(decision: Decision): string {
  switch (decision.kind) {
    case 'start-job':
      return `start ${decision.spec.job}`;
    case 'skip-job':
      return `skip ${decision.job}`;
    case 'abort-job':
      return `abort ${decision.prowJob}`;
    case 'hold-pull':
      return 'hold';
    case 'release-pull':
      return 'release';
    case 'add-label':
      return `add ${decision.label}`;
    case 'remove-label':
      return `remove ${decision.label}`;
    case 'assign':
      return `assign ${decision.logins.join(' ')}`;
    case 'comment':
      return 'comment';
    case 'set-statuses':
      return `set ${decision.statuses.map(({ context }) => context).join(' ')}`;
    case 'delete-comment':
      return `delete ${String(decision.commentId)}`;
  }
}

/** The body of the one comment among the decisions. */
export function commentOf(decisions: readonly Decision[]): string {
  const bodies = decisions.flatMap((one) => (one.kind === 'comment' ? [one.body] : []));
  return bodies.join('\n--- another comment ---\n');
}
