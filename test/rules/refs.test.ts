import { describe, expect, it } from 'vitest';
import { parsePush } from '../../src/events/push.ts';
import { hostLink, pullRefs, pushRefs } from '../../src/rules/refs.ts';
import { HEAD, pushPayload } from '../events/payloads.ts';

const PULL = {
  repo: { org: 'org', repo: 'repo' },
  repoLink: 'https://github.com/org/repo',
  number: 7,
  title: 'Fix it',
  author: 'bob',
  headSha: 'b',
  headRef: 'fix',
  baseRef: 'main',
  baseSha: 'a',
  link: 'https://github.com/org/repo/pull/7',
};

describe('refs', () => {
  it('of a pull request say what is merged into what, with links', () => {
    expect(pullRefs(PULL)).toEqual({
      org: 'org',
      repo: 'repo',
      repo_link: 'https://github.com/org/repo',
      base_ref: 'main',
      base_sha: 'a',
      base_link: 'https://github.com/org/repo/commit/a',
      pulls: [
        {
          number: 7,
          author: 'bob',
          sha: 'b',
          title: 'Fix it',
          head_ref: 'fix',
          link: 'https://github.com/org/repo/pull/7',
          commit_link: 'https://github.com/org/repo/pull/7/commits/b',
          author_link: 'https://github.com/bob',
        },
      ],
    });
  });

  it.each([
    ['https://git.example.com/org/repo', 'bob', 'https://git.example.com/bob'],
    ['https://github.com/org/repo', 'renovate[bot]', 'https://github.com/apps/renovate'],
  ])('of a pull request in %s by %s link to %s', (repoLink, author, link) => {
    expect(pullRefs({ ...PULL, repoLink, author })).toHaveProperty('pulls.0.author_link', link);
  });

  it('of a push link to the comparison', () => {
    const event = parsePush(pushPayload());
    if (event.kind !== 'pushed') throw new Error('not a push');
    expect(pushRefs(event)).toEqual({
      org: 'org',
      repo: 'repo',
      repo_link: 'https://github.com/org/repo',
      base_ref: 'main',
      base_sha: HEAD,
      base_link: 'https://github.com/org/repo/compare/2...1',
    });
  });

  it('fall back to github.com for an address of another form', () => {
    expect(hostLink('https://mirror.example.com/x', PULL.repo)).toBe('https://github.com');
  });
});
