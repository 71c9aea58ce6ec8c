import { describe, expect, it } from 'vitest';
import { createRouter } from '../../../dev/github/api/router.ts';

const handler = () => ({ status: 200 });
const find = createRouter({
  'GET /user': handler,
  'GET /repos/{owner}/{repo}': handler,
  'GET /repos/{owner}/{repo}/git/ref/{ref}': handler,
  'DELETE /repos/{owner}/{repo}': handler,
});

describe('a path', () => {
  it.each([
    ['GET', '/user', 'GET /user', {}],
    ['GET', '/repos/acme/shop', 'GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'shop' }],
    ['DELETE', '/repos/a/b', 'DELETE /repos/{owner}/{repo}', { owner: 'a', repo: 'b' }],
    ['GET', '/repos/a%20b/c', 'GET /repos/{owner}/{repo}', { owner: 'a b', repo: 'c' }],
  ])('%s %s finds its route and the values in it', (method, path, route, params) => {
    const match = find(method, path);
    expect(match?.route).toBe(route);
    expect(match?.params).toEqual({ ...params });
  });

  it.each(['heads%2Frelease%2F1.0', 'heads/release/1.0'])(
    'to a ref may have its slashes encoded or not: %s',
    (ref) => {
      expect(find('GET', `/repos/a/b/git/ref/${ref}`)?.params['ref']).toBe('heads/release/1.0');
    },
  );

  it.each([
    ['POST', '/user'],
    ['GET', '/user/'],
    ['GET', '/repos/acme'],
    ['GET', '/repos/acme/%ZZ'],
  ])('%s %s is no route', (method, path) => {
    expect(find(method, path)).toBeUndefined();
  });
});
