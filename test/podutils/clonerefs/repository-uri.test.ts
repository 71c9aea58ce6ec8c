import { describe, expect, it } from 'vitest';
import {
  mayLogIn,
  protocolOf,
  repositoryUri,
  withLogin,
} from '../../../podutils/src/clonerefs/repository-uri.ts';

describe('the address of a repository', () => {
  const refs = { org: 'org', repo: 'repo' };

  it.each([
    [refs, 'https://github.com/org/repo.git'],
    [{ ...refs, repo_link: 'https://ghe.corp/org/repo' }, 'https://ghe.corp/org/repo.git'],
    [{ ...refs, repo_link: 'https://x/y', clone_uri: 'git@x:y.git' }, 'git@x:y.git'],
  ])('of %j is %s', (from, uri) => {
    expect(repositoryUri(from)).toBe(uri);
  });

  it.each([
    ['https://github.com/o/r.git', 'https'],
    ['SSH://git@host/o/r', 'ssh'],
    ['git@github.com:o/r.git', 'ssh'],
    ['host:o/r.git', 'ssh'],
    ['/a/path', 'file'],
    ['./a:path', 'file'],
    ['ext::sh', undefined],
    ['ssh://user@-host/x', undefined],
    ['-host:path', undefined],
    ['', undefined],
  ])('%j uses the protocol %s', (uri, protocol) => {
    expect(protocolOf(uri)).toBe(protocol);
  });

  it('carries a login in a form that survives odd characters', () => {
    const uri = withLogin('https://github.com/o/r.git', {
      user: 'a/b@c',
      password: 'x-oauth-basic',
    });
    expect(uri).toBe('https://a%2Fb%40c:x-oauth-basic@github.com/o/r.git');
    expect(decodeURIComponent(new URL(uri).username)).toBe('a/b@c');
  });
});

describe('where a login for GitHub may go', () => {
  it.each([
    ['https://github.com/o/r.git', [], true],
    ['https://github.com/o/r.git', ['https://api.github.com'], true],
    ['https://ghe.corp/o/r.git', ['https://ghe.corp/api/v3'], true],
    ['http://127.0.0.1:8080/o/r.git', ['http://127.0.0.1:8080'], true],
    ['https://evil.example/o/r.git', ['https://api.github.com'], false],
    ['https://github.com.evil.example/o/r.git', [], false],
    ['http://github.com/o/r.git', ['https://api.github.com'], false],
    ['git@github.com:o/r.git', [], false],
    ['ssh://git@github.com/o/r.git', [], false],
  ])('%s with the endpoints %j: %s', (uri, endpoints, wanted) => {
    expect(mayLogIn(uri, endpoints)).toBe(wanted);
  });
});
