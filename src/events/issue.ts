import { z } from 'zod';
import type { GitHubEvent } from './event.ts';
import { Account, actionOf, Envelope, envelopeOf, Link, readPayload, Text } from './payload.ts';

const IssuePayload = Envelope.extend({
  issue: z.object({
    number: z.int().positive(),
    body: Text,
    user: Account,
    state: z.enum(['open', 'closed']),
    html_url: Link,
  }),
});

/**
 * Reads an `issues` payload: the description of a new issue is read as a comment. Throws {@link EventError}.
 * Prow: pkg/hook/events.go `handleIssueEvent`.
 */
export function parseIssue(body: unknown): GitHubEvent {
  const action = actionOf('issues', body);
  if (action !== 'opened') {
    return { kind: 'irrelevant', why: `nothing acts on an issue that is ${action}` };
  }
  const payload = readPayload('issues', IssuePayload, body);
  const { issue } = payload;
  if (issue.body.trim() === '') return { kind: 'irrelevant', why: 'the issue has no description' };
  return {
    kind: 'comment-made',
    ...envelopeOf(payload),
    number: issue.number,
    isPullRequest: false,
    isOpen: issue.state === 'open',
    body: issue.body,
    link: issue.html_url,
    author: issue.user,
  };
}
