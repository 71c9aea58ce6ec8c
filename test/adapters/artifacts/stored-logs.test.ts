import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileStore } from '../../../src/adapters/artifacts/file-store.ts';
import { createStoredLogs } from '../../../src/adapters/artifacts/stored-logs.ts';
import type { ProwJob } from '../../../src/prowjob/spec.ts';
import { newJob } from '../../workflows/new-job.ts';
import { collect } from './collect.ts';

const PLACE = 'pr-logs/pull/org_repo/1/unit/7';
const STORAGE = { bucket: 'logs', path_strategy: 'explicit' } as const;

function run(names: readonly string[], buildId = '7'): ProwJob {
  const containers = names.map((name) => ({ name, image: 'alpine' }));
  const job = newJob({ pod_spec: { containers } });
  return { ...job, status: { ...job.status, build_id: buildId } };
}

async function scene(files: readonly string[], storage: typeof STORAGE | undefined = STORAGE) {
  const store = fileStore(await mkdtemp(join(tmpdir(), 'stored-logs-')));
  for (const file of files) await store.put(`${PLACE}/${file}`, Buffer.from(file), {});
  const logs = createStoredLogs(
    () => Promise.resolve(store),
    () => storage,
  );
  return async (job: ProwJob, container: string): Promise<string | undefined> => {
    const bytes = await logs(job, container);
    return bytes && Buffer.concat(await collect(bytes)).toString();
  };
}

describe('the log that a run has left', () => {
  it.each([
    [[''], 'test', ['build-log.txt'], 'build-log.txt'],
    [['mine'], 'mine', ['build-log.txt'], 'build-log.txt'],
    [['mine'], 'test', ['build-log.txt'], 'build-log.txt'],
    [[], 'test', ['test-build-log.txt'], 'test-build-log.txt'],
    [['a', 'b'], 'b', ['a-build-log.txt', 'b-build-log.txt'], 'b-build-log.txt'],
    [['a', 'b'], 'test', ['build-log.txt', 'a-build-log.txt'], undefined],
    [[''], 'other', ['build-log.txt'], undefined],
    [[''], 'test', [], undefined],
  ])('of containers %j: %s out of %j is %s', async (names, container, files, expected) => {
    expect(await (await scene(files))(run(names), container)).toBe(expected);
  });

  it('is not there for a run without a build, and where no bucket is known', async () => {
    const files = ['build-log.txt'];
    expect(await (await scene(files))(run([''], ''), 'test')).toBeUndefined();
    const stores = () => Promise.reject(new Error('asked'));
    expect(await createStoredLogs(stores, () => undefined)(run(['']), 'test')).toBeUndefined();
  });
});
