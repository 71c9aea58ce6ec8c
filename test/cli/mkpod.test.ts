import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { podRows } from '../../src/cli/mkpod.ts';
import { readNdjson } from '../../src/cli/ndjson.ts';
import { aProwJob } from '../pods/a-prow-job.ts';
import { collected } from './collected.ts';

const input = (...values: readonly unknown[]): ReturnType<typeof readNdjson> =>
  readNdjson(Readable.from(values.map((value) => `${JSON.stringify(value)}\n`)));

it('each ProwJob becomes its Pod, with the build id of its status', async () => {
  const job = { ...aProwJob(), status: { build_id: '42' } };
  const [row, ...others] = await collected(podRows(input(job)));
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    kind: 'pod',
    name: 'id-1',
    pod: { metadata: { name: 'id-1', labels: { 'prow.k8s.io/build-id': '42' } } },
  });
});

it('a build id on the command line wins', async () => {
  const job = { ...aProwJob(), status: { build_id: '42' } };
  const [row] = await collected(podRows(input(job), '43'));
  expect(row?.pod.metadata.labels).toMatchObject({ 'prow.k8s.io/build-id': '43' });
});

it('a line that is no ProwJob is named with what is wrong', async () => {
  const rows = podRows(input(aProwJob(), { kind: 'Pod' }));
  await expect(collected(rows)).rejects.toThrow('line 2:1:1: this is no ProwJob');
});

it('a ProwJob without a Pod is named', async () => {
  const job = aProwJob({ agent: 'tekton-pipeline' });
  const rows = podRows(input({ ...job, spec: { ...job.spec, pod_spec: null } }));
  await expect(collected(rows)).rejects.toThrow('ProwJob id-1 has no pod_spec');
});
