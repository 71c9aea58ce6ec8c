import { assertNever } from '../prowjob/assert-never.ts';
import type { RepoName } from '../prowjob/ids.ts';
import type { GitHubEvent } from './event.ts';

/** The pull request whose workflow gets the event; `undefined` for an event that belongs to none. */
export function pullNumberOf(event: GitHubEvent): number | undefined {
  switch (event.kind) {
    case 'pull-changed':
      return event.pull.number;
    case 'comment-made':
      return event.isPullRequest ? event.number : undefined;
    case 'pushed':
    case 'irrelevant':
      return undefined;
    default:
      return assertNever(event);
  }
}

/** The issue whose workflow gets the event; `undefined` for an event that belongs to none. */
export function issueNumberOf(event: GitHubEvent): number | undefined {
  return event.kind === 'comment-made' && !event.isPullRequest ? event.number : undefined;
}

/** The repository that the event is about; `undefined` for one that nothing acts on. */
export function repoOf(event: GitHubEvent): RepoName | undefined {
  return event.kind === 'irrelevant' ? undefined : event.repo;
}
