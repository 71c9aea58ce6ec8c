import { describe, expect, it } from 'vitest';
import { parseIssue } from '../../src/events/issue.ts';
import { issuePayload } from './payloads.ts';

describe('a new issue', () => {
  it('is a comment with its description', () => {
    expect(parseIssue(issuePayload())).toEqual({
      kind: 'comment-made',
      repo: { org: 'org', repo: 'repo' },
      repoLink: 'https://github.com/org/repo',
      actor: 'alice',
      number: 8,
      isPullRequest: false,
      isOpen: true,
      body: '/kind bug',
      link: 'https://github.com/org/repo/issues/8',
      author: 'carol',
    });
  });

  it.each([null, '', ' \n'])('with the description %j is irrelevant', (body) => {
    const issue = { number: 8, state: 'open', body, user: null, html_url: 'https://github.com/' };
    expect(parseIssue(issuePayload({ issue }))).toEqual({
      kind: 'irrelevant',
      why: 'the issue has no description',
    });
  });
});

describe('an issue that', () => {
  it.each(['edited', 'labeled', 'closed', 'transferred'])('is %s is irrelevant', (action) => {
    const why = `nothing acts on an issue that is ${action}`;
    expect(parseIssue({ action })).toEqual({ kind: 'irrelevant', why });
  });

  it('is not as GitHub describes it is refused by name', () => {
    expect(() => parseIssue(issuePayload({ issue: { number: 0 } }))).toThrow(
      'bad issues payload: issue.number',
    );
  });
});
