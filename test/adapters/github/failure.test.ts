import { describe, expect, it } from 'vitest';
import { GitHubError, toGitHubError } from '../../../src/adapters/github/failure.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const TOKEN = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';

interface Answer {
  readonly message?: string;
  readonly headers?: Record<string, string>;
}

/** An error with all that Octokit's RequestError carries. */
function answered(status: number, { message = 'No', headers = {} }: Answer = {}): Error {
  const url = 'https://api.github.com/user';
  return Object.assign(new Error(message), {
    status,
    request: { method: 'GET', url, headers: { authorization: `token ${TOKEN}` } },
    response: { status, url, headers, data: { message, secret: TOKEN } },
  });
}

const translate = (error: unknown): GitHubError => toGitHubError(error, 'GET /user', NOW);

describe('an error of Octokit', () => {
  it.each([
    [401, 'BAD_CREDENTIALS'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [410, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [422, 'REFUSED'],
    [400, 'REFUSED'],
    [429, 'RATE_LIMITED'],
    [408, 'UNAVAILABLE'],
    [500, 'UNAVAILABLE'],
    [502, 'UNAVAILABLE'],
  ])('with status %i becomes %s', (status, code) => {
    expect(translate(answered(status))).toMatchObject({ code, status });
  });

  it.each([
    ['This SHA and context has reached the maximum number of statuses.', 'TOO_MANY_STATUSES'],
    ['No commit found for SHA: 0123', 'NO_COMMIT'],
    ['Validation Failed', 'REFUSED'],
  ])('that says "%s" becomes %s', (message, code) => {
    expect(translate(answered(422, { message })).code).toBe(code);
  });

  it('without an answer is UNAVAILABLE with status 0', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED'), { status: 500 });
    expect(translate(error)).toMatchObject({
      code: 'UNAVAILABLE',
      status: 0,
      message: 'GET /user: no answer (connect ECONNREFUSED)',
    });
  });

  it('of another kind is UNAVAILABLE and keeps its words to itself', () => {
    expect(translate(new TypeError(`cannot use ${TOKEN}`)).message).toBe(
      'GET /user: the call broke off',
    );
  });
});

describe('a rate limit', () => {
  const minuteAway = String(NOW / 1000 + 60);

  it.each([
    ['names its wait', 403, { headers: { 'retry-after': '7' } }, 7],
    ['names its wait as 429', 429, { headers: { 'retry-after': '7' } }, 7],
    ['has a reset time', 403, { headers: exhausted(minuteAway) }, 61],
    ['has a reset time in the past', 403, { headers: exhausted('1') }, 1],
    ['is secondary', 403, { message: 'You have exceeded a secondary rate limit.' }, 60],
    ['is a bare 429', 429, {}, 60],
  ] as const)('that %s is waited out', (_, status, answer, seconds) => {
    expect(translate(answered(status, answer))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: seconds,
    });
  });

  it('is not seen in an ordinary refusal, whose headers count down too', () => {
    const headers = { 'x-ratelimit-remaining': '17', 'x-ratelimit-reset': minuteAway };
    expect(translate(answered(403, { headers }))).toMatchObject({
      code: 'FORBIDDEN',
      retryAfterSeconds: undefined,
    });
  });

  it('of a server that is down for a while is its own wait', () => {
    expect(translate(answered(503, { headers: { 'retry-after': '30' } }))).toMatchObject({
      code: 'UNAVAILABLE',
      retryAfterSeconds: 30,
    });
  });

  function exhausted(reset: string): Record<string, string> {
    return { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
  }
});

describe('a translated error', () => {
  it.each([
    ['a token', TOKEN],
    ['a fine-grained token', 'github_pat_11AAA_bbbCCC'],
    ['an installation token', 'ghs_0123456789abcdef'],
    ['a JSON Web Token', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl'],
    ['a key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----'],
  ])('never repeats %s that an answer repeats', (_, secret) => {
    const error = translate(answered(422, { message: `bad value ${secret}` }));
    const shown = [error.message, error.stack, JSON.stringify(error)].join('\n');
    expect(shown).not.toContain(secret);
    expect(error.message).toContain('bad value [secret]');
  });

  it('carries nothing of the request or the answer', () => {
    const error = translate(answered(500));
    expect(error.cause).toBeUndefined();
    expect(JSON.stringify(error)).not.toContain('authorization');
    expect(Object.keys(error).sort()).toEqual(['code', 'name', 'retryAfterSeconds', 'status']);
  });

  it('stays short', () => {
    expect(translate(answered(500, { message: 'x'.repeat(9999) })).message.length).toBeLessThan(
      400,
    );
  });

  it('is translated once', () => {
    const error = new GitHubError('CONFLICT', 'again');
    expect(translate(error)).toBe(error);
  });
});
