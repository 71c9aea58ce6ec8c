import { describe, expect, it } from 'vitest';
import { parsePullRequest } from '../../src/events/pull-request.ts';
import { HEAD, pullPayload, pullRequest } from './payloads.ts';

describe('parsePullRequest', () => {
  it('keeps what is used of an opened pull request', () => {
    expect(parsePullRequest(pullPayload())).toEqual({
      kind: 'pull-changed',
      repo: { org: 'org', repo: 'repo' },
      repoLink: 'https://github.com/org/repo',
      actor: 'alice',
      action: 'opened',
      pull: {
        number: 7,
        title: 'Fix it',
        author: 'bob',
        isOpen: true,
        isDraft: false,
        isMergeable: null,
        labels: ['lgtm'],
        headSha: HEAD,
        headRef: 'fix',
        baseRef: 'main',
        link: 'https://github.com/org/repo/pull/7',
        updatedAt: '2026-08-01T10:00:00Z',
      },
      baseChanged: false,
      body: 'please\r\n/test unit',
    });
  });

  it.each(['assigned', 'locked', 'review_requested', 'milestoned'])(
    'leaves %s aside without reading on',
    (action) => {
      expect(parsePullRequest({ action })).toEqual({
        kind: 'irrelevant',
        why: `nothing acts on a pull request that is ${action}`,
      });
    },
  );

  it('drops the description unless the pull request is new', () => {
    expect(parsePullRequest(pullPayload({ action: 'synchronize' }))).toHaveProperty('body', '');
  });

  it('names the label that was set', () => {
    const event = parsePullRequest(pullPayload({ action: 'labeled', label: { name: 'lgtm' } }));
    expect(event).toHaveProperty('label', 'lgtm');
  });

  it.each([
    [{ base: { ref: { from: 'old' }, sha: { from: 'x' } } }, true],
    [{ base: { sha: { from: 'x' } } }, true],
    [{ base: { ref: { from: '' } } }, false],
    [{ title: { from: 'old title' } }, false],
    [{}, false],
    [undefined, false],
  ])('reads from the changes %j whether the base moved: %j', (changes, moved) => {
    const event = parsePullRequest(pullPayload({ action: 'edited', changes }));
    expect(event).toHaveProperty('baseChanged', moved);
  });

  it('cuts a description that is longer than GitHub allows', () => {
    const long = { ...pullRequest, body: 'x'.repeat(70_000) };
    expect(parsePullRequest(pullPayload({ pull_request: long }))).toHaveProperty(
      'body.length',
      65_536,
    );
  });

  it('calls a deleted account ghost, as GitHub does', () => {
    const orphan = { ...pullRequest, user: null };
    expect(parsePullRequest(pullPayload({ pull_request: orphan }))).toHaveProperty(
      'pull.author',
      'ghost',
    );
  });

  it.each([
    ['head.sha', { ...pullRequest, head: { sha: 'main', ref: 'x' } }, 'not a full commit id'],
    ['html_url', { ...pullRequest, html_url: 'javascript:alert(1)' }, 'not a web address'],
    ['number', { ...pullRequest, number: -1 }, 'Too small'],
  ])('refuses a pull request with a bad %s', (field, bad, says) => {
    expect(() => parsePullRequest(pullPayload({ pull_request: bad }))).toThrow(
      `bad pull_request payload: pull_request.${field}: ${says}`,
    );
  });
});
