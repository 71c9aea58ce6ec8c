import { beforeAll, describe, expect, it } from 'vitest';
import { type OpenApiChecker, loadOpenApi } from '../../../dev/github/openapi.ts';

let checker: OpenApiChecker;
beforeAll(async () => {
  checker = await loadOpenApi();
});

const LABEL = {
  id: 1,
  node_id: 'MQ==',
  url: 'https://api.github.com/labels/a',
  name: 'a',
  description: null,
  color: 'ededed',
  default: false,
};
const LABELS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/labels';
const STATUS = 'POST /repos/{owner}/{repo}/statuses/{sha}';

function answers(route: string, status: number, responseBody: unknown): readonly string[] {
  return checker.exchange({ route, requestBody: undefined, status, responseBody });
}

describe('an answer', () => {
  it('as GitHub describes it fits', () => {
    expect(answers(LABELS, 200, [LABEL])).toEqual([]);
    expect(answers(LABELS, 404, { message: 'Not Found', status: '404' })).toEqual([]);
  });

  it.each([
    ['lacks a field', [{ ...LABEL, color: undefined }], '/0 must have required property'],
    ['has a field of another type', [{ ...LABEL, id: 'one' }], '/0/id must be integer'],
    ['has null where none may be', [{ ...LABEL, name: null }], '/0/name must be string'],
    ['has an address that is none', [{ ...LABEL, url: 'here' }], 'must match format "uri"'],
    ['is of another form', { labels: [] }, '/ must be array'],
  ])('that %s does not fit', (_, body, complaint) => {
    const complaints = answers(LABELS, 200, JSON.parse(JSON.stringify(body)));
    expect(complaints.join()).toContain(complaint);
  });

  it('with a status that GitHub does not describe does not fit', () => {
    expect(answers(LABELS, 202, [LABEL])).toEqual([
      `${LABELS} answers 202, which is not described`,
    ]);
  });

  it('that refuses must have the form of refusals', () => {
    expect(answers(STATUS, 403, { message: 'No' })).toEqual([]);
    expect(answers(STATUS, 403, { message: 1 })).toHaveLength(1);
  });

  it('to a call that GitHub has not got does not fit', () => {
    expect(answers('GET /nothing', 200, {})).toEqual(['GET /nothing is not a call of GitHub']);
  });
});

describe('a request', () => {
  it('of another form than GitHub takes does not fit', () => {
    const requestBody = { state: 'done' };
    const exchange = { route: STATUS, requestBody, status: 500, responseBody: { message: 'x' } };
    expect(checker.exchange(exchange).join()).toContain('asks: /state must be equal to one of');
  });
});

describe('a webhook', () => {
  it.each([
    ['pull_request', { action: 'opened' }],
    ['issue_comment', { action: 'created' }],
    ['push', { ref: 'refs/heads/main' }],
  ])('%s that lacks what GitHub sends does not fit', (event, payload) => {
    expect(checker.webhook(event, payload).join()).toContain("required property 'repository'");
  });

  it('that GitHub does not send does not fit', () => {
    expect(checker.webhook('pull_request', { action: 'exploded' })).toEqual([
      'pull_request-exploded is not a webhook of GitHub',
    ]);
  });
});
