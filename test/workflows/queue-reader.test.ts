import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { readQueue } from '../../src/adapters/temporal/queue-reader.ts';
import { eventually, useHarness } from './harness.ts';
import { newJob } from './new-job.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

const harness = useHarness();
const { client, cluster, prowJobs, queueId } = harness;

beforeAll(async () => {
  await harness.watch();
});

it('a queue tells who uses its slots and who waits for them, and forgets whoever has ended', async () => {
  const job = `job-${randomUUID()}`;
  const [running, waiting] = [0, 1].map(() => newJob({ job, max_concurrency: 1 }));
  if (!running || !waiting) throw new Error('there are not two jobs');
  const [name, nextName] = [running.metadata.name, waiting.metadata.name];
  await prowJobs.start(running);
  await eventually(() => {
    expect(cluster.created).toContain(name);
  });
  await prowJobs.start(waiting);
  await eventually(async () => {
    const queue = await readQueue(client, queueId);
    expect(queue.slots).toContainEqual({ scope: `job/${job}`, used: 1, slots: 1, waiting: 1 });
    expect(queue.waiting).toMatchObject([{ prowJob: nextName, position: 1 }]);
  });
  cluster.change(name, ALL_GREEN);
  await eventually(() => {
    expect(cluster.created).toContain(nextName);
  });
  cluster.change(nextName, ALL_GREEN);
  await eventually(async () => {
    expect((await readQueue(client, queueId)).slots.filter(({ used }) => used > 0)).toEqual([]);
  });
});
