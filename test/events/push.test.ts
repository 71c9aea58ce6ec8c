import { describe, expect, it } from 'vitest';
import { parsePush } from '../../src/events/push.ts';
import { BASE, HEAD, pushPayload } from './payloads.ts';

describe('parsePush', () => {
  it('gathers each changed file once', () => {
    expect(parsePush(pushPayload())).toEqual({
      kind: 'pushed',
      repo: { org: 'org', repo: 'repo' },
      repoLink: 'https://github.com/org/repo',
      actor: 'alice',
      branch: 'main',
      isDeletion: false,
      before: BASE,
      after: HEAD,
      compareLink: 'https://github.com/org/repo/compare/2...1',
      changedFiles: ['a', 'b', 'c'],
      changedFilesComplete: true,
    });
  });

  it.each([
    ['refs/heads/release/1.2', 'release/1.2'],
    ['refs/tags/v1.0', 'v1.0'],
    ['refs/heads/refs/heads/x', 'refs/heads/x'],
  ])('names the branch or tag of %s', (ref, branch) => {
    expect(parsePush(pushPayload({ ref }))).toHaveProperty('branch', branch);
  });

  it.each([
    ['the flag', { deleted: true }],
    ['the zero commit', { after: '0'.repeat(40) }],
  ])('knows a deletion by %s', (_, change) => {
    expect(parsePush(pushPayload(change))).toHaveProperty('isDeletion', true);
  });

  it.each([
    ['3,000 short names', 3000, 'f', true],
    ['3,001 short names', 3001, 'f', false],
    ['names of 100 kB each', 3, 'f'.repeat(100_000), false],
  ])('keeps the event small with %s', (_, count, name, isWhole) => {
    const added = Array.from({ length: count }, (__, index) => `${name}${String(index)}`);
    const event = parsePush(pushPayload({ commits: [{ added }] }));
    expect(event).toHaveProperty('changedFilesComplete', isWhole);
    expect(JSON.stringify(event).length).toBeLessThan(256_000);
  });

  it('does not trust a list of as many commits as GitHub shows at most', () => {
    const commits = Array.from({ length: 2048 }, () => ({ modified: ['a'] }));
    expect(parsePush(pushPayload({ commits }))).toMatchObject({
      changedFiles: ['a'],
      changedFilesComplete: false,
    });
  });

  it('takes a file called __proto__ for a file', () => {
    const event = parsePush(pushPayload({ commits: [{ added: ['__proto__'] }] }));
    expect(event).toHaveProperty('changedFiles', ['__proto__']);
  });
});
