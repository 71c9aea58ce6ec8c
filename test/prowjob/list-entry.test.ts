import { expect, it } from 'vitest';
import { listEntry } from '../../src/prowjob/list-entry.ts';
import { newJob } from '../workflows/new-job.ts';

it('an entry of a list has the names of containers, and nothing of what runs in them', () => {
  const containers = [
    { name: 'a', image: 'secret', env: [{ name: 'TOKEN', value: 'x' }] },
    { name: 'b', command: ['y'] },
  ];
  const job = newJob({ pod_spec: { containers, volumes: [] }, rerun_command: '/test unit' });
  const { spec, metadata, status } = listEntry(job);
  expect(spec.pod_spec).toEqual({ containers: [{ name: 'a' }, { name: 'b' }] });
  expect(spec).toMatchObject({ job: 'unit', refs: job.spec.refs, rerun_command: '/test unit' });
  expect(metadata).toEqual({
    name: job.metadata.name,
    namespace: 'prowjobs',
    labels: job.metadata.labels,
  });
  expect(status).toEqual(job.status);
});
