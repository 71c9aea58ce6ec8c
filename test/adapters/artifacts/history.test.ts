import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileStore } from '../../../src/adapters/artifacts/file-store.ts';
import { createHistory } from '../../../src/adapters/artifacts/history.ts';
import type { ArtifactStore } from '../../../src/ports/artifact-store.ts';
import type { History } from '../../../src/ports/history.ts';
import type { ProwJob } from '../../../src/prowjob/spec.ts';
import { newJob } from '../../workflows/new-job.ts';
import { collect } from './collect.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
const ALL = { from: new Date('2026-02-01T00:00:00Z'), to: NOW };

interface Kept {
  readonly store: ArtifactStore;
  readonly history: History;
  readonly names: () => Promise<readonly string[]>;
}

async function kept(
  wrap: (store: ArtifactStore) => ArtifactStore = (store) => store,
): Promise<Kept> {
  const store = wrap(fileStore(await mkdtemp(join(tmpdir(), 'history-'))));
  const history = createHistory(
    () => Promise.resolve(store),
    () => 'bucket',
  );
  return { store, history, names: async () => (await collect(history.read(ALL))).map(nameOf) };
}

const nameOf = ({ metadata }: ProwJob): string => metadata.name;

function run(name: string, completionTime: string): ProwJob {
  const job = newJob();
  const status = { ...job.status, state: 'success', completionTime } as const;
  return { ...job, metadata: { ...job.metadata, name }, status };
}

async function recordMany(history: History, count: number, day: string): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const minute = String(index % 60).padStart(2, '0');
    await history.record(run(`${day}/${String(index)}`, `${day}T01:${minute}:00Z`));
  }
}

describe('the history', () => {
  it('has what ended in a window, the newest first', async () => {
    const { history } = await kept();
    const times = ['02-27T23:59:59', '02-28T00:00:00', '03-01T10:00:00', '03-01T11:00:00'];
    for (const time of [...times, '03-01T11:00:01'])
      await history.record(run(time, `2026-${time}Z`));
    const window = { from: new Date(`2026-${times[1]}Z`), to: new Date(`2026-${times[3]}Z`) };
    const found = await collect(history.read(window));
    expect(found.map(nameOf)).toEqual([times[3], times[2], times[1]]);
  });

  it('keeps what lists show and where the files are, and not what ran', async () => {
    const { history } = await kept();
    const job = run('one', '2026-03-01T10:00:00Z');
    const gcs_configuration = { bucket: 's3://logs', path_strategy: 'explicit' } as const;
    const decoration_config = { timeout: '1h0m0s', gcs_configuration };
    await history.record({ ...job, spec: { ...job.spec, hidden: true, decoration_config } });
    const [entry] = await collect(history.read(ALL));
    const { name, labels } = job.metadata;
    expect(entry).toMatchObject({ metadata: { name, labels }, status: { state: 'success' } });
    const { type, agent, cluster, namespace, job: jobName, context, refs } = job.spec;
    expect(entry?.spec).toEqual({
      ...{ type, agent, cluster, namespace, job: jobName, context, refs },
      hidden: true,
      decoration_config: { gcs_configuration },
    });
  });

  it('has a run once that was recorded twice', async () => {
    const { history, names } = await kept();
    await history.record(run('one', '2026-03-01T10:00:00Z'));
    await history.record(run('one', '2026-03-01T10:00:00Z'));
    expect(await names()).toEqual(['one']);
  });

  it('passes over what is not its own', async () => {
    const { store, history, names } = await kept();
    await history.record(run('one', '2026-03-01T10:00:00Z'));
    for (const name of ['notes.txt', 'broken.json', 'odd.json']) {
      await store.put(`prowflow/history/2026-03-01/${name}`, Buffer.from(`{"a": ${name}`), {});
    }
    await store.put('prowflow/history/2026-03-01/odd.json', Buffer.from('{"kind":"Pod"}'), {});
    expect(await names()).toEqual(['one']);
  });

  it('is off without a bucket', async () => {
    const history = createHistory(
      () => Promise.reject(new Error('no store is to be opened')),
      () => undefined,
    );
    await history.record(run('one', '2026-03-01T10:00:00Z'));
    expect(await collect(history.read(ALL))).toEqual([]);
    expect(await history.pack(NOW)).toBe(0);
  });
});

describe('packing', () => {
  it('changes nothing of what is read', async () => {
    const { history, names } = await kept();
    await recordMany(history, 3, '2026-03-01');
    await recordMany(history, 100, '2026-03-02');
    const before = await names();
    expect(await history.pack(NOW)).toBe(103);
    expect(new Set(await names())).toEqual(new Set(before));
  });

  it.each([
    ['a day that is over, once two runs are in it', '2026-03-01', 2, 1],
    ['no day with a single file', '2026-03-01', 1, 1],
    ['the day that is not over, once there are a hundred', '2026-03-02', 100, 1],
    ['not the day that is not over, for less', '2026-03-02', 99, 99],
    ['what was told days late', '2026-02-26', 2, 1],
    ['no day before that', '2026-02-20', 2, 2],
  ])('takes %s', async (_what, day, count, files) => {
    const { store, history } = await kept();
    await recordMany(history, count, day);
    await history.pack(NOW);
    expect(await collect(store.list(`prowflow/history/${day}/`))).toHaveLength(files);
  });

  it('adds a pack for runs that are recorded later', async () => {
    const { store, history, names } = await kept();
    for (const late of ['one', 'two']) {
      await history.record(run(`${late} early`, '2026-03-01T10:00:00Z'));
      await history.record(run(`${late} late`, '2026-03-01T11:00:00Z'));
      await history.pack(NOW);
    }
    expect(await collect(store.list('prowflow/'))).toHaveLength(2);
    expect(await names()).toHaveLength(4);
  });

  it('loses nothing when it dies before it has deleted', async () => {
    const { history, names } = await kept((store) => ({
      ...store,
      delete: () => Promise.reject(new Error('the worker died')),
    }));
    await recordMany(history, 2, '2026-03-01');
    await expect(history.pack(NOW)).rejects.toThrow('died');
    expect(await names()).toHaveLength(2);
  });

  it('is not noticed by who reads at the same time', async () => {
    let isPacked = false;
    const { history, names } = await kept((store) => ({
      ...store,
      async get(path) {
        const bytes = await store.get(path);
        if (isPacked) return bytes;
        isPacked = true;
        await history.pack(NOW);
        return store.get(path);
      },
    }));
    await recordMany(history, 3, '2026-03-01');
    expect(await names()).toHaveLength(3);
    expect(isPacked).toBe(true);
  });
});
