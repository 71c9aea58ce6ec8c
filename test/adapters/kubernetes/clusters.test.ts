import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildClusters, watchBuildClusters } from '../../../src/adapters/kubernetes/clusters.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Content {
  readonly contexts: readonly string[];
  readonly current?: string;
  readonly clusters?: readonly string[];
}

/** A kubeconfig in which each context has a cluster of its own name. */
async function kubeconfig(
  { contexts, current, clusters = contexts }: Content,
  name = 'kubeconfig',
): Promise<string> {
  const server = 'https://127.0.0.1:1';
  return written(
    JSON.stringify({
      clusters: clusters.map((name) => ({ name, cluster: { server } })),
      users: [{ name: 'admin', user: { token: 'very-secret' } }],
      contexts: contexts.map((name) => ({ name, context: { cluster: name, user: 'admin' } })),
      ...(current === undefined ? {} : { 'current-context': current }),
    }),
    name,
  );
}

async function written(text: string, name = 'kubeconfig'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function refusal(path: string): Error {
  try {
    buildClusters({ files: path });
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it was taken');
}

describe('the build clusters', () => {
  it('are the contexts, by their names', async () => {
    const { clusters } = buildClusters({
      files: await kubeconfig({ contexts: ['default', 'gpu', 'arm'] }),
    });
    expect(clusters('gpu')).toBeDefined();
    expect(clusters('gpu')).not.toBe(clusters('arm'));
    expect(clusters('elsewhere')).toBeUndefined();
  });

  it('have the context "default" as their default, whichever is current', async () => {
    const path = await kubeconfig({ contexts: ['gpu', 'default'], current: 'gpu' });
    const { clusters, aliases } = buildClusters({ files: path });
    expect(aliases()).toEqual(['default', 'gpu']);
    expect(clusters('default')).not.toBe(clusters('gpu'));
  });

  it('have the current context as their default when none is called so, under both names', async () => {
    const path = await kubeconfig({ contexts: ['gpu', 'arm'], current: 'arm' });
    const { clusters, aliases } = buildClusters({ files: path });
    expect(clusters('default')).toBeDefined();
    expect(clusters('default')).toBe(clusters('arm'));
    expect(aliases()).toEqual(['default', 'gpu']);
  });
});

describe('several kubeconfigs', () => {
  it('are one after the other, and all files of a directory', async () => {
    const files = [
      await kubeconfig({ contexts: ['arm'], current: 'arm' }, 'first'),
      await kubeconfig({ contexts: ['gpu'], current: 'gpu' }, 'second'),
    ].join(':');
    const directory = join(folder, 'more');
    await mkdir(directory);
    await kubeconfig({ contexts: ['big'] }, 'more/big.config');
    await kubeconfig({ contexts: ['not-meant'] }, 'more/readme');
    const { aliases, clusters } = buildClusters({ files, directory, suffix: '.config' });
    expect(aliases()).toEqual(['default', 'gpu', 'big']);
    expect(clusters('default')).toBe(clusters('arm'));
  });

  it('may not have a context in common, since jobs name it', async () => {
    const first = await kubeconfig({ contexts: ['gpu'], current: 'gpu' }, 'first');
    const second = await kubeconfig({ contexts: ['gpu'] }, 'second');
    expect(refusal(`${first}:${second}`).message).toBe(
      `the kubeconfigs ${first} and ${second} both have a context "gpu": rename one of them`,
    );
  });
});

describe('a kubeconfig that changes', () => {
  it('is followed, unless it is no good, which is told once', async () => {
    const files = await kubeconfig({ contexts: ['default'] }, 'changing');
    const told: string[] = [];
    const listener = {
      reloaded: () => void told.push('reloaded'),
      problem: (sentence: string) => void told.push(sentence),
    };
    const watched = watchBuildClusters({ files }, listener, 10);
    try {
      const before = watched.clusters('default');
      await kubeconfig({ contexts: ['default', 'gpu'] }, 'changing');
      await expect.poll(() => watched.aliases()).toEqual(['default', 'gpu']);
      expect(watched.clusters('default')).not.toBe(before);
      await written('users: [{ token: very-secret', 'changing');
      await expect.poll(() => told).toHaveLength(2);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(told).toEqual(['reloaded', expect.stringContaining('cannot be read')]);
      expect(told.join()).not.toContain('very-secret');
      expect(watched.aliases()).toEqual(['default', 'gpu']);
    } finally {
      watched.stop();
    }
  });
});

describe('a kubeconfig', () => {
  it.each([
    ['that is not there', () => Promise.resolve('/nowhere/kubeconfig'), /cannot be read/],
    ['that is empty', () => written(''), /cannot be read/],
    ['that is no YAML', () => written('users: [{ token: very-secret'), /cannot be read/],
    [
      'without a default',
      () => kubeconfig({ contexts: ['gpu'] }),
      /neither a context "default" nor a current one/,
    ],
    [
      'whose context has no cluster',
      () => kubeconfig({ contexts: ['gpu'], current: 'gpu', clusters: [] }),
      /lacks the cluster of its context "gpu"/,
    ],
  ])(
    '%s is refused in a sentence that names it, and keeps its secrets',
    async (_what, file, says) => {
      const path = await file();
      const error = refusal(path);
      expect(error).toMatchObject({ name: 'ClusterError', code: 'BAD_KUBECONFIG' });
      expect(error.message).toMatch(says);
      expect(error.message).toContain(path);
      expect(error.message).not.toContain('very-secret');
    },
  );

  it.skipIf(existsSync('/var/run/secrets/kubernetes.io/serviceaccount/ca.crt'))(
    'is needed outside of a cluster',
    () => {
      expect(() => buildClusters({})).toThrow(/set KUBECONFIG/);
    },
  );
});
