import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../src/events/parse.ts';
import { issueNumberOf, pullNumberOf, repoOf } from '../../src/events/routing.ts';
import { issueCommentPayload, issuePayload, pullPayload, pushPayload } from './payloads.ts';

const repo = { org: 'org', repo: 'repo' };

describe('routing', () => {
  it.each([
    ['pull_request', pullPayload(), 7, undefined, repo],
    ['issue_comment', issueCommentPayload(), 7, undefined, repo],
    [
      'issue_comment',
      issueCommentPayload({ issue: { number: 8, state: 'open' } }),
      undefined,
      8,
      repo,
    ],
    ['issues', issuePayload(), undefined, 8, repo],
    ['push', pushPayload(), undefined, undefined, repo],
    ['star', {}, undefined, undefined, undefined],
  ])('sends %s to its pull request or issue, if it has one', (name, body, pull, issue, where) => {
    const event = parseEvent(name, body);
    expect(pullNumberOf(event)).toBe(pull);
    expect(issueNumberOf(event)).toBe(issue);
    expect(repoOf(event)).toEqual(where);
  });
});
