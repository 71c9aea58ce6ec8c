import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildClusters } from '../../../src/adapters/kubernetes/clusters.ts';

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
async function kubeconfig({ contexts, current, clusters = contexts }: Content): Promise<string> {
  const server = 'https://127.0.0.1:1';
  return written(
    JSON.stringify({
      clusters: clusters.map((name) => ({ name, cluster: { server } })),
      users: [{ name: 'admin', user: { token: 'very-secret' } }],
      contexts: contexts.map((name) => ({ name, context: { cluster: name, user: 'admin' } })),
      ...(current === undefined ? {} : { 'current-context': current }),
    }),
  );
}

async function written(text: string): Promise<string> {
  const path = join(folder, 'kubeconfig');
  await writeFile(path, text);
  return path;
}

function refusal(path: string): Error {
  try {
    buildClusters(path);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it was taken');
}

describe('the build clusters', () => {
  it('are the contexts, by their names', async () => {
    const { clusters } = buildClusters(await kubeconfig({ contexts: ['default', 'gpu', 'arm'] }));
    expect(clusters('gpu')).toBeDefined();
    expect(clusters('gpu')).not.toBe(clusters('arm'));
    expect(clusters('elsewhere')).toBeUndefined();
  });

  it('have the context "default" as their default, whichever is current', async () => {
    const path = await kubeconfig({ contexts: ['gpu', 'default'], current: 'gpu' });
    const { clusters, aliases } = buildClusters(path);
    expect(aliases).toEqual(['default', 'gpu']);
    expect(clusters('default')).not.toBe(clusters('gpu'));
  });

  it('have the current context as their default when none is called so, under both names', async () => {
    const path = await kubeconfig({ contexts: ['gpu', 'arm'], current: 'arm' });
    const { clusters, aliases } = buildClusters(path);
    expect(clusters('default')).toBeDefined();
    expect(clusters('default')).toBe(clusters('arm'));
    expect(aliases).toEqual(['default', 'gpu']);
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
      expect(() => buildClusters(undefined)).toThrow(/set KUBECONFIG/);
    },
  );
});
