import { parseIssueComment, parseReview, parseReviewComment } from './comment.ts';
import type { GitHubEvent } from './event.ts';
import { parseIssue } from './issue.ts';
import { parsePullRequest } from './pull-request.ts';
import { parsePush } from './push.ts';

/** Which payloads are read, by the value of GitHub's header `X-GitHub-Event`. */
const READERS: ReadonlyMap<string, (body: unknown) => GitHubEvent> = new Map([
  ['pull_request', parsePullRequest],
  ['issue_comment', parseIssueComment],
  ['issues', parseIssue],
  ['pull_request_review', parseReview],
  ['pull_request_review_comment', parseReviewComment],
  ['push', parsePush],
]);

/**
 * Reads a delivery that GitHub signed: `name` is its header `X-GitHub-Event`, `body` its JSON. The result holds only
 * what is used, is plain JSON and small, because it is kept in a workflow's history. A delivery that nothing acts on is
 * `irrelevant`, not an error; throws {@link EventError} for a payload that lacks what it should have.
 */
export function parseEvent(name: string, body: unknown): GitHubEvent {
  const read = READERS.get(name);
  if (read !== undefined) return read(body);
  return { kind: 'irrelevant', why: `nothing acts on the event "${name.slice(0, 80)}"` };
}
