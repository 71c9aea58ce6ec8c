import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readClusterStatuses } from '../../../src/cli/checkconfig/cluster-statuses.ts';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'prowflow-'));
  await writeFile(join(directory, 'good.json'), '{"default": "Reachable"}');
  await writeFile(join(directory, 'bad.json'), '["default"]');
});
afterAll(() => rm(directory, { recursive: true }));

it.each(['', 'file://'])('are read from %sPATH', async (scheme) => {
  const location = `${scheme}${directory}/good.json`;
  expect(await readClusterStatuses(location, {})).toEqual({ default: 'Reachable' });
});

it.each(['', 'file://'])('are unknown when %sPATH is not there yet', async (scheme) => {
  expect(await readClusterStatuses(`${scheme}${directory}/none.json`, {})).toBeUndefined();
});

it('are refused when the file is none', async () => {
  const location = `${directory}/bad.json`;
  await expect(readClusterStatuses(location, {})).rejects.toThrow(
    `plank.build_cluster_status_file: ${location} is no JSON map of clusters and states`,
  );
});
