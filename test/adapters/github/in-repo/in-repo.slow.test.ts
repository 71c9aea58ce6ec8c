import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileContents } from '../../../../dev/github/git/import-stream.ts';
import { loadOpenApi } from '../../../../dev/github/openapi.ts';
import type { CodeHost } from '../../../../src/ports/code-host.ts';
import type { PullToMerge } from '../../../../src/ports/in-repo-files.ts';
import { parseRepoName, parseSha, type RepoName, type Sha } from '../../../../src/prowjob/ids.ts';
import { type Scene, startScene } from '../scene.ts';

const A = 'presubmits: []\n';
const B = 'postsubmits: []\n';

let scene: Scene;
let github: CodeHost;
let name: string;
let repo: RepoName;
let count = 0;
let seen = 0;

beforeAll(async () => {
  scene = await startScene({ checker: await loadOpenApi(), treeLimit: 50 });
});
beforeEach(() => {
  scene.emulator.holdTestMerges();
  github = scene.connect();
});
afterAll(async () => {
  await scene.stop();
  expect(scene.emulator.violations).toEqual([]);
});

/** A new repository with these files. */
async function created(files: FileContents): Promise<Sha> {
  count += 1;
  name = await scene.emulator.createRepo({ org: 'acme', name: `shop-${String(count)}`, files });
  repo = parseRepoName(name);
  return pushed({ 'README.md': 'hello\n' });
}

async function pushed(files: FileContents): Promise<Sha> {
  return parseSha(await scene.emulator.pushFiles(name, 'main', files));
}

/** A pull request from a fork, to be merged with this base. */
async function opened(baseSha: Sha, files: FileContents): Promise<PullToMerge> {
  const seed = { repo: name, author: 'mallory', title: 'Change', files };
  const { number, headSha } = await scene.emulator.openPull(seed);
  return { number, baseSha, headSha: parseSha(headSha) };
}

/** What was asked of GitHub since the last time, in short. */
function calls(): readonly string[] {
  const { requests } = scene.emulator;
  const since = requests.slice(seen);
  seen = requests.length;
  return since.map(({ route }) => route.replace(/^.*\{repo\}\//, '').replace(/\/\{.*$/, ''));
}

async function merged(pull: PullToMerge): Promise<readonly string[]> {
  const { files, problems } = await github.mergedInRepoFiles(repo, pull);
  return [
    ...files.map(({ path, text }) => `${path} ${text.trim()}`),
    ...problems.map(({ file, says }) => `${file}: ${says}`),
  ];
}

describe('a pull request that does not touch in-repo configuration', () => {
  it('has that of its base, for one call for each new head', async () => {
    const base = await created({ '.prow.yaml': A });
    const first = await opened(base, { 'a.txt': 'a\n' });
    const second = await opened(base, { 'b.txt': 'b\n' });
    calls();
    expect(await merged(first)).toEqual([`.prow.yaml ${A.trim()}`]);
    expect(calls()).toEqual(['git/trees', 'git/trees', 'git/blobs']);
    expect(await merged(second)).toEqual([`.prow.yaml ${A.trim()}`]);
    expect(calls()).toEqual(['git/trees']);
    await Promise.all([merged(second), merged(first)]);
    expect(calls()).toEqual([]);
  });

  it('has none where its base has none', async () => {
    const pull = await opened(await created({}), { 'a.txt': 'a\n' });
    calls();
    expect(await merged(pull)).toEqual([]);
    expect(calls()).toEqual(['git/trees', 'git/trees']);
  });

  it('is one object for all that have the same, so that what follows can be kept by it', async () => {
    const base = await created({ '.prow.yaml': A });
    const pull = await opened(base, { 'a.txt': 'a\n' });
    const ofPull = await github.mergedInRepoFiles(repo, pull);
    const shouted = { org: 'ACME', repo: repo.repo.toUpperCase() };
    expect(await github.inRepoFiles(shouted, base)).toBe(ofPull);
  });
});

describe('a pull request that touches in-repo configuration', () => {
  it('has what the merge of base and head has', async () => {
    const base = await created({ '.prow/a.yaml': A, '.prow/b.yaml': A });
    const pull = await opened(base, { '.prow/a.yaml': B });
    const baseSha = await pushed({ '.prow/b.yaml': B });
    calls();
    const both = [`.prow/a.yaml ${B.trim()}`, `.prow/b.yaml ${B.trim()}`];
    expect(await merged({ ...pull, baseSha })).toEqual(both);
    expect(calls()).toEqual([
      'git/trees',
      'git/trees',
      'pulls',
      'git/commits',
      'git/trees',
      'git/trees',
      'git/blobs',
    ]);
    expect(await merged({ ...pull, baseSha })).toEqual(both);
    expect(calls()).toEqual([]);
  });

  it('that began before its base was changed has what the base has', async () => {
    const pull = await opened(await created({ '.prow.yaml': A }), { 'a.txt': 'a\n' });
    const baseSha = await pushed({ '.prow.yaml': B });
    expect(await merged({ ...pull, baseSha })).toEqual([`.prow.yaml ${B.trim()}`]);
  });

  it('that cannot be merged is CONFLICT', async () => {
    const pull = await opened(await created({ '.prow.yaml': A }), { '.prow.yaml': 'mine: 1\n' });
    const baseSha = await pushed({ '.prow.yaml': B });
    await expect(merged({ ...pull, baseSha })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('is waited for until GitHub has merged it', async () => {
    const { emulator } = scene;
    const pull = await opened(await created({}), { '.prow.yaml': A });
    const baseSha = await pushed({ 'b.txt': 'b\n' });
    emulator.holdTestMerges('unknown');
    github = scene.connect({ retryDelayMs: 50 });
    calls();
    const waiting = merged({ ...pull, baseSha });
    while (!emulator.requests.slice(seen).some(({ route }) => route.includes('/pulls/')))
      await new Promise((resolve) => setTimeout(resolve, 5));
    emulator.holdTestMerges();
    expect(await waiting).toEqual([`.prow.yaml ${A.trim()}`]);
  });

  it.each(['unknown', 'stale'] as const)(
    'is NOT_MERGED when its merge stays %s, after five looks',
    async (how) => {
      const pull = await opened(await created({}), { '.prow.yaml': A });
      await merged(pull);
      const baseSha = await pushed({ '.prow.yaml': '# theirs\n' });
      scene.emulator.holdTestMerges(how);
      calls();
      const failing = merged({ ...pull, baseSha });
      await expect(failing).rejects.toMatchObject({ code: 'NOT_MERGED' });
      expect(calls().filter((call) => call === 'pulls')).toHaveLength(5);
    },
  );

  it('is merged well enough with an older base of the same in-repo configuration', async () => {
    const pull = await opened(await created({ '.prow/a.yaml': A }), { '.prow/b.yaml': B });
    await merged(pull);
    scene.emulator.holdTestMerges('stale');
    const baseSha = await pushed({ 'b.txt': 'b\n' });
    const both = [`.prow/a.yaml ${A.trim()}`, `.prow/b.yaml ${B.trim()}`];
    expect(await merged({ ...pull, baseSha })).toEqual(both);
  });

  it('and has another head by now is UNAVAILABLE at once: it must be read again', async () => {
    const pull = await opened(await created({}), { '.prow.yaml': A });
    await scene.emulator.pushToPull(name, pull.number, { '.prow.yaml': B });
    calls();
    await expect(merged(pull)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(calls().filter((call) => call === 'pulls')).toHaveLength(1);
  });
});

describe('the files of a commit', () => {
  const at = async (files: FileContents): Promise<readonly string[]> => {
    const commit = await created(files);
    const { files: read, problems } = await github.inRepoFiles(repo, commit);
    return [
      ...read.map(({ path }) => path),
      ...problems.map(({ file, says }) => `${file}: ${says}`),
    ];
  };

  it('are those of the directory, whatever the file beside it says', async () => {
    const files = { '.prow.yaml': A, '.prow/b/x.yml': A, '.prow/a.yaml': B, '.prow/c.txt': 'c' };
    expect(await at(files)).toEqual(['.prow/a.yaml', '.prow/b/x.yml']);
  });

  it('are those that no .prowignore leaves out, also not that of the root', async () => {
    const files = {
      '.prowignore': 'x.yaml\n',
      '.prow/.prowignore': 'old/\n',
      '.prow/deep/.prowignore': '!x.yaml\n/y.yaml\n',
      ...Object.fromEntries(
        ['x', 'y', 'old/a', 'deep/x', 'deep/y'].map((path) => [`.prow/${path}.yaml`, A]),
      ),
    };
    expect(await at(files)).toEqual(['.prow/deep/x.yaml', '.prow/y.yaml']);
  });

  it.each<[string, FileContents, string]>([
    ['a link', { '.prow.yaml': { link: 'README.md' } }, '.prow.yaml: it is a symbolic link'],
    ['a link below', { '.prow/a.yaml': { link: '../x' } }, '.prow/a.yaml: it is a symbolic link'],
    ['a link to a directory', { '.prow': { link: 'ci' } }, '.prow: it is not a directory'],
    ['a file in the place of the directory', { '.prow': A }, '.prow: it is not a directory'],
    ['a directory of that name', { '.prow.yaml/a': A }, '.prow.yaml: it is a directory'],
    ['a submodule', { '.prow/ci': { submodule: 'c'.repeat(40) } }, '.prow/ci: it is a submodule'],
    ['no text', { '.prow.yaml': Uint8Array.of(0xff, 0xfe) }, '.prow.yaml: it is not UTF-8 text'],
    ['too large', { '.prow.yaml': '#'.repeat(262_145) }, '.prow.yaml: it has 262145 bytes'],
    [
      'too many that ignore',
      Object.fromEntries(
        Array.from({ length: 21 }, (_, one) => [`.prow/${String(one)}/.prowignore`, 'x']),
      ),
      '.prowignore: there are 21 such files',
    ],
    ['too much to ignore', { '.prowignore': '#'.repeat(4097), '.prow/a.yaml': A }, '.prowignore: '],
    [
      'more than is listed',
      Object.fromEntries(Array.from({ length: 50 }, (_, one) => [`.prow/d/${String(one)}`, 'x'])),
      '.prow: it has more entries than GitHub lists',
    ],
  ])('that are %s are a problem', async (_what, files, says) => {
    expect(await at(files)).toEqual([expect.stringContaining(says)]);
  });

  it('are not fetched when they are too large', async () => {
    const commit = await created({ '.prow.yaml': '#'.repeat(262_145) });
    calls();
    await github.inRepoFiles(repo, commit);
    expect(calls()).toEqual(['git/trees']);
  });

  it('are fetched again only where they changed', async () => {
    const before = await created({ '.prow/a.yaml': A, '.prow/b.yaml': B });
    await github.inRepoFiles(repo, before);
    const after = await pushed({ '.prow/a.yaml': 'presets: []\n' });
    calls();
    await github.inRepoFiles(repo, after);
    expect(calls()).toEqual(['git/trees', 'git/trees', 'git/blobs']);
  });

  it('of a commit that is not there is NOT_FOUND', async () => {
    await created({});
    const asked = github.inRepoFiles(repo, parseSha('f'.repeat(40)));
    await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a root directory that GitHub cuts off is REFUSED', async () => {
    const files = Array.from({ length: 51 }, (_, one) => [`${String(one)}.txt`, 'x']);
    const commit = await created(Object.fromEntries(files) as FileContents);
    await expect(github.inRepoFiles(repo, commit)).rejects.toMatchObject({ code: 'REFUSED' });
  });

  it('are asked for again after a failure on the way', async () => {
    const commit = await created({ '.prow.yaml': A });
    scene.emulator.failNext(4, 502);
    await expect(github.inRepoFiles(repo, commit)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect((await github.inRepoFiles(repo, commit)).files).toHaveLength(1);
  });
});
