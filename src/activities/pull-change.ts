import type { CodeHost } from '../ports/code-host.ts';
import { assertNever } from '../prowjob/assert-never.ts';
import type {
  AddLabel,
  Assign,
  DeleteComment,
  PostComment,
  RemoveLabel,
  SetStatuses,
} from '../prowjob/decision.ts';
import type { RepoName } from '../prowjob/ids.ts';
import { fittingDescription } from '../reports/commit-status.ts';
import { isUnreportable } from './failure.ts';

/** One change of a pull request or issue itself. */
export interface PullChange extends RepoName {
  readonly number: number;
  readonly change: AddLabel | RemoveLabel | Assign | PostComment | DeleteComment | SetStatuses;
}

type Writer = Pick<
  CodeHost,
  'addLabel' | 'removeLabel' | 'assign' | 'comment' | 'deleteComment' | 'contexts' | 'setStatus'
>;

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
    case 'assign':
      return host.assign(where, number, change.logins);
    case 'comment':
      return host.comment(where, number, change.body);
    case 'delete-comment':
      return host.deleteComment(where, change.commentId);
    case 'set-statuses':
      return setStatuses(host, where, change);
    default:
      return assertNever(change);
  }
}

/** One look at what the commit shows, so that no job's own word is overwritten, also when this is done again. */
async function setStatuses(
  host: Writer,
  where: RepoName,
  { sha, statuses }: SetStatuses,
): Promise<void> {
  try {
    const shown = await host.contexts(where, sha);
    const known = new Set(shown.map(({ context }) => context.toLowerCase()));
    const missing = statuses.filter(({ context }) => !known.has(context.toLowerCase()));
    await Promise.all(
      missing.map(({ description, ...status }) =>
        host.setStatus(where, sha, {
          ...status,
          description: fittingDescription(description),
          targetUrl: '',
        }),
      ),
    );
  } catch (error) {
    if (!isUnreportable(error)) throw error;
  }
}
