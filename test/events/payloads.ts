/** Payloads as GitHub sends them, cut to what matters; each test changes what it is about. */

export const HEAD = '1'.repeat(40);
export const BASE = '2'.repeat(40);

const envelope = {
  repository: { name: 'repo', owner: { login: 'org' }, html_url: 'https://github.com/org/repo' },
  sender: { login: 'alice' },
};

export const pullRequest = {
  number: 7,
  title: 'Fix it',
  body: 'please\r\n/test unit',
  user: { login: 'bob' },
  state: 'open',
  draft: false,
  mergeable: null,
  labels: [{ name: 'lgtm' }],
  html_url: 'https://github.com/org/repo/pull/7',
  updated_at: '2026-08-01T10:00:00Z',
  head: { sha: HEAD, ref: 'fix' },
  base: { ref: 'main' },
};

const written = {
  body: '/retest',
  user: { login: 'carol' },
  html_url: 'https://github.com/org/repo/pull/7#issuecomment-1',
};

export function pullPayload(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...envelope, action: 'opened', pull_request: pullRequest, ...changes };
}

export function issueCommentPayload(
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  const issue = { number: 7, state: 'open', pull_request: { url: 'https://api.github.com/' } };
  return { ...envelope, action: 'created', comment: written, issue, ...changes };
}

export function issuePayload(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const issue = {
    number: 8,
    state: 'open',
    body: '/kind bug',
    user: { login: 'carol' },
    html_url: 'https://github.com/org/repo/issues/8',
  };
  return { ...envelope, action: 'opened', issue, ...changes };
}

export function reviewPayload(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...envelope,
    action: 'submitted',
    review: written,
    pull_request: pullRequest,
    ...changes,
  };
}

export function reviewCommentPayload(
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    ...envelope,
    action: 'created',
    comment: written,
    pull_request: pullRequest,
    ...changes,
  };
}

export function pushPayload(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...envelope,
    ref: 'refs/heads/main',
    before: BASE,
    after: HEAD,
    deleted: false,
    compare: 'https://github.com/org/repo/compare/2...1',
    commits: [{ added: ['a'], removed: ['b'], modified: ['a', 'c'] }],
    ...changes,
  };
}
