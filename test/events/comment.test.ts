import { describe, expect, it } from 'vitest';
import { parseIssueComment, parseReview, parseReviewComment } from '../../src/events/comment.ts';
import { issueCommentPayload, reviewCommentPayload, reviewPayload } from './payloads.ts';

const SAID = {
  kind: 'comment-made',
  repo: { org: 'org', repo: 'repo' },
  repoLink: 'https://github.com/org/repo',
  actor: 'alice',
  number: 7,
  isPullRequest: true,
  isOpen: true,
  body: '/retest',
  link: 'https://github.com/org/repo/pull/7#issuecomment-1',
  author: 'carol',
};

describe('comments', () => {
  it('of three kinds become the same event', () => {
    expect(parseIssueComment(issueCommentPayload())).toEqual(SAID);
    expect(parseReview(reviewPayload())).toEqual(SAID);
    expect(parseReviewComment(reviewCommentPayload())).toEqual(SAID);
  });

  it.each([
    ['a comment that is edited', parseIssueComment({ action: 'edited' })],
    ['a comment that is deleted', parseIssueComment({ action: 'deleted' })],
    ['a review that is dismissed', parseReview({ action: 'dismissed' })],
    ['a review comment that is edited', parseReviewComment({ action: 'edited' })],
  ])('nothing acts on %s', (what, event) => {
    expect(event).toEqual({ kind: 'irrelevant', why: `nothing acts on ${what}` });
  });

  it.each([null, '', ' \r\n'])('with the text %j are irrelevant', (body) => {
    const review = { body, user: { login: 'carol' }, html_url: 'https://github.com/' };
    expect(parseReview(reviewPayload({ review }))).toEqual({
      kind: 'irrelevant',
      why: 'the comment has no text',
    });
  });

  it('tell an issue from a pull request, and open from closed', () => {
    const issue = { number: 8, state: 'closed' };
    expect(parseIssueComment(issueCommentPayload({ issue }))).toMatchObject({
      number: 8,
      isPullRequest: false,
      isOpen: false,
    });
  });

  it('are cut to the length that GitHub allows', () => {
    const comment = { body: 'é'.repeat(70_000), user: null, html_url: 'https://github.com/' };
    const event = parseIssueComment(issueCommentPayload({ comment }));
    expect(event).toMatchObject({ author: 'ghost', body: 'é'.repeat(65_536) });
  });

  it('without their text field in the right form are refused by name', () => {
    expect(() => parseIssueComment(issueCommentPayload({ comment: { body: 7 } }))).toThrow(
      'bad issue_comment payload: comment.body: Invalid input: expected string, received number',
    );
  });
});
