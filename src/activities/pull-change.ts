import type { CodeHost } from '../ports/code-host.ts';
import { assertNever } from '../prowjob/assert-never.ts';
import type { AddLabel, DeleteComment, PostComment, RemoveLabel } from '../prowjob/decision.ts';
import type { RepoName } from '../prowjob/ids.ts';

/** One change of a pull request itself. */
export interface PullChange extends RepoName {
  readonly number: number;
  readonly change: AddLabel | RemoveLabel | PostComment | DeleteComment;
}

type Writer = Pick<CodeHost, 'addLabel' | 'removeLabel' | 'comment' | 'deleteComment'>;

/** Makes the change. Labels may be repeated; a comment may be posted twice when the answer to the first got lost. */
export async function changePull(
  host: Writer,
  { org, repo, number, change }: PullChange,
): Promise<void> {
  const where = { org, repo };
  switch (change.kind) {
    case 'add-label':
      return host.addLabel(where, number, change.label);
    case 'remove-label':
      return host.removeLabel(where, number, change.label);
    case 'comment':
      return host.comment(where, number, change.body);
    case 'delete-comment':
      return host.deleteComment(where, change.commentId);
    default:
      return assertNever(change);
  }
}
