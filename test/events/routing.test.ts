import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../src/events/parse.ts';
import { pullNumberOf, repoOf } from '../../src/events/routing.ts';
import { issueCommentPayload, pullPayload, pushPayload } from './payloads.ts';

const repo = { org: 'org', repo: 'repo' };

describe('routing', () => {
  it.each([
    ['pull_request', pullPayload(), 7, repo],
    ['issue_comment', issueCommentPayload(), 7, repo],
    [
      'issue_comment',
      issueCommentPayload({ issue: { number: 8, state: 'open' } }),
      undefined,
      repo,
    ],
    ['push', pushPayload(), undefined, repo],
    ['star', {}, undefined, undefined],
  ])('sends %s to its pull request, if it has one', (name, body, number, where) => {
    const event = parseEvent(name, body);
    expect(pullNumberOf(event)).toBe(number);
    expect(repoOf(event)).toEqual(where);
  });
});
