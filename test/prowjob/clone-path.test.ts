import { expect, it } from 'vitest';
import { clonePath } from '../../src/prowjob/clone-path.ts';

const refs = { org: 'org', repo: 'repo' };

it('code lives on GitHub unless something else is said', () => {
  expect(clonePath(refs)).toBe('github.com/org/repo');
});

it('code of another host lives under that host', () => {
  const repo_link = 'https://git.example.com/org/repo';
  expect(clonePath({ ...refs, repo_link })).toBe('git.example.com/org/repo');
});

it('an alias wins', () => {
  const repo_link = 'https://git.example.com/org/repo';
  expect(clonePath({ ...refs, repo_link, path_alias: 'k8s.io/repo' })).toBe('k8s.io/repo');
});
