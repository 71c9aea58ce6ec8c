import type { CommentMade } from '../events/event.ts';
import type { Decision } from '../prowjob/decision.ts';
import type { RepoName } from '../prowjob/ids.ts';
import { HOLD } from '../rules/pull-labels.ts';

/** What a hold or a release without a comment comes to: the same as one with a comment. */
export function holdAsked(what: 'hold' | 'release', by: string): readonly Decision[] {
  const because = `${by} asked for it`;
  return what === 'hold'
    ? [
        { kind: 'add-label', label: HOLD, because },
        { kind: 'hold-pull', by, because },
      ]
    : [
        { kind: 'remove-label', label: HOLD, because },
        { kind: 'release-pull', because },
      ];
}

/** The comment that a retest without a comment stands for. */
export function retestComment(
  { org, repo, number }: RepoName & { readonly number: number },
  by: string,
): CommentMade {
  return {
    kind: 'comment-made',
    repo: { org, repo },
    repoLink: '',
    actor: by,
    author: by,
    number,
    isPullRequest: true,
    isOpen: true,
    body: '/retest',
    link: '',
  };
}
