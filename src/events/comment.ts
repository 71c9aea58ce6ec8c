import { z } from 'zod';
import type { GitHubEvent } from './event.ts';
import { Account, actionOf, Envelope, envelopeOf, Link, readPayload, Text } from './payload.ts';

/**
 * Three payloads that are one thing to a plugin: somebody said something. Edits and deletions are not events, so that
 * a command runs once. Prow: pkg/github/types.go `GeneralizeComment`.
 */

const Written = z.object({ body: Text, user: Account, html_url: Link });
const State = z.enum(['open', 'closed']);

const IssueCommentPayload = Envelope.extend({
  comment: Written,
  issue: z.object({
    number: z.int().positive(),
    state: State,
    pull_request: z.object({}).nullish(),
  }),
});

const OnPull = z.object({ number: z.int().positive(), state: State });
const ReviewPayload = Envelope.extend({ review: Written, pull_request: OnPull });
const ReviewCommentPayload = Envelope.extend({ comment: Written, pull_request: OnPull });

interface Said {
  readonly envelope: z.infer<typeof Envelope>;
  readonly written: z.infer<typeof Written>;
  readonly on: z.infer<typeof OnPull>;
  readonly isPullRequest: boolean;
}

function commentMade({ envelope, written, on, isPullRequest }: Said): GitHubEvent {
  if (written.body.trim() === '') return { kind: 'irrelevant', why: 'the comment has no text' };
  return {
    kind: 'comment-made',
    ...envelopeOf(envelope),
    number: on.number,
    isPullRequest,
    isOpen: on.state === 'open',
    body: written.body,
    link: written.html_url,
    author: written.user,
  };
}

function notNew(what: string, action: string): GitHubEvent {
  return { kind: 'irrelevant', why: `nothing acts on a ${what} that is ${action}` };
}

/** Reads an `issue_comment` payload; throws {@link EventError}. */
export function parseIssueComment(body: unknown): GitHubEvent {
  const action = actionOf('issue_comment', body);
  if (action !== 'created') return notNew('comment', action);
  const payload = readPayload('issue_comment', IssueCommentPayload, body);
  return commentMade({
    envelope: payload,
    written: payload.comment,
    on: payload.issue,
    isPullRequest: payload.issue.pull_request != null,
  });
}

/** Reads a `pull_request_review` payload; throws {@link EventError}. */
export function parseReview(body: unknown): GitHubEvent {
  const action = actionOf('pull_request_review', body);
  if (action !== 'submitted') return notNew('review', action);
  const payload = readPayload('pull_request_review', ReviewPayload, body);
  return commentMade({
    envelope: payload,
    written: payload.review,
    on: payload.pull_request,
    isPullRequest: true,
  });
}

/** Reads a `pull_request_review_comment` payload; throws {@link EventError}. */
export function parseReviewComment(body: unknown): GitHubEvent {
  const action = actionOf('pull_request_review_comment', body);
  if (action !== 'created') return notNew('review comment', action);
  const payload = readPayload('pull_request_review_comment', ReviewCommentPayload, body);
  return commentMade({
    envelope: payload,
    written: payload.comment,
    on: payload.pull_request,
    isPullRequest: true,
  });
}
