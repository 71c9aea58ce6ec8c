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
  expect(await readClusterStatuses(location, {})).toEqual({
    ok: true,
    byCluster: { default: 'Reachable' },
  });
});

it.each(['', 'file://'])('are unknown when %sPATH is not there yet', async (scheme) => {
  expect(await readClusterStatuses(`${scheme}${directory}/none.json`, {})).toBeUndefined();
});

it('cannot be known when the file is none', async () => {
  const location = `${directory}/bad.json`;
  expect(await readClusterStatuses(location, {})).toEqual({
    ok: false,
    says: `${location} is no JSON map of clusters and states`,
  });
});

it('cannot be known from where nothing can be stored', async () => {
  const statuses = await readClusterStatuses('https://example.com/status.json', {});
  expect(statuses).toMatchObject({ ok: false });
});

it('are not looked for with credentials that are none', async () => {
  const credentials = { s3CredentialsFile: join(directory, 'none.json') };
  await expect(readClusterStatuses('s3://bucket/status.json', credentials)).rejects.toThrow(
    'the S3 credentials file',
  );
});
