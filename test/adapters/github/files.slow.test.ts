import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOpenApi } from '../../../dev/github/openapi.ts';
import { parseSha, type Sha } from '../../../src/prowjob/ids.ts';
import type { CodeHost } from '../../../src/ports/code-host.ts';
import { type Scene, startScene } from './scene.ts';

const SHOP = { org: 'acme', repo: 'shop' };
const FILES = {
  '.gitattributes': '*.pb.go linguist-generated\n',
  'docs/deep/list': 'docs/a.md\n',
  large: 'x'.repeat(64 * 1024 + 1),
  large_enough: 'x'.repeat(64 * 1024),
};

let scene: Scene;
let github: CodeHost;
let commit: Sha;

beforeAll(async () => {
  scene = await startScene({ checker: await loadOpenApi() });
  await scene.emulator.createRepo({ ...SHOP, name: 'shop', files: FILES });
  github = scene.connect();
  commit = (await github.branch(SHOP, 'main')).sha;
});
afterAll(() => scene.stop());

describe('a file', () => {
  it.each(['.gitattributes', 'docs/deep/list', 'large_enough'] as const)(
    '%s is told as the commit has it',
    async (path) => {
      expect(await github.textFile(SHOP, commit, path)).toBe(FILES[path]);
    },
  );

  it.each(['gone', 'docs', 'docs/deep', 'gone/deep/list', 'large', '', '../a', 'docs//list'])(
    '"%s" is none',
    async (path) => {
      expect(await github.textFile(SHOP, commit, path)).toBeUndefined();
    },
  );

  it('is asked for once, whatever the commit', async () => {
    const other = await scene.emulator.pushFiles('acme/shop', 'main', { b: 'b\n' });
    const before = scene.emulator.requests.length;
    await github.textFile(SHOP, commit, 'docs/deep/list');
    expect(scene.emulator.requests).toHaveLength(before);
    expect(await github.textFile(SHOP, parseSha(other), 'docs/deep/list')).toBe('docs/a.md\n');
    expect(scene.emulator.requests).toHaveLength(before + 1);
  });

  it('of a commit that is not there is an error', async () => {
    const gone = github.textFile(SHOP, parseSha('f'.repeat(40)), '.gitattributes');
    await expect(gone).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('nothing that was asked differs from what GitHub describes', () => {
  expect(scene.emulator.violations).toEqual([]);
});
