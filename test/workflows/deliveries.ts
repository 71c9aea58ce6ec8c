import { randomUUID } from 'node:crypto';
import type { CommentMade, PullChanged, Pushed } from '../../src/events/event.ts';
import { parseSha, type Sha } from '../../src/prowjob/ids.ts';
import { BASE } from './scripted-host.ts';

const REPO = {
  repo: { org: 'org', repo: 'repo' },
  repoLink: 'https://github.com/org/repo',
  actor: 'dev',
};

/** A commit id that no other test has. */
export function newSha(): Sha {
  return parseSha(randomUUID().replaceAll('-', '').padEnd(40, '0'));
}

/** An event of pull request `number`, as GitHub would tell it now. */
export function pullChanged(
  number: number,
  action: PullChanged['action'],
  headSha: Sha,
  changes: Partial<PullChanged['pull']> = {},
): PullChanged {
  return {
    kind: 'pull-changed',
    ...REPO,
    action,
    baseChanged: false,
    body: '',
    pull: {
      number,
      title: 'Change',
      author: 'dev',
      isOpen: action !== 'closed',
      isDraft: false,
      isMergeable: true,
      labels: [],
      headSha,
      headRef: 'change',
      baseRef: 'main',
      link: `https://github.com/org/repo/pull/${String(number)}`,
      updatedAt: new Date().toISOString(),
      ...changes,
    },
  };
}

export function commentMade(number: number, body: string): CommentMade {
  const link = `https://github.com/org/repo/pull/${String(number)}#issuecomment-1`;
  return {
    kind: 'comment-made',
    ...REPO,
    number,
    isPullRequest: true,
    isOpen: true,
    body,
    link,
    author: 'dev',
  };
}

export function pushed(branch: string): Pushed {
  return {
    kind: 'pushed',
    ...REPO,
    branch,
    isDeletion: false,
    before: BASE,
    after: newSha(),
    compareLink: 'https://github.com/org/repo/compare/a...b',
    changedFiles: ['README.md'],
    changedFilesComplete: true,
  };
}
