import { expect, it } from 'vitest';
import { readQueue } from '../../../src/adapters/temporal/queue-reader.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();

async function startQueue(workflowId: string) {
  const options = { workflowId, taskQueue: 'nobody', args: [{ reviewMs: 60_000 }] };
  return temporal().client.workflow.start('jobQueue', options);
}

it('a queue that never ran is empty', async () => {
  const queue = await readQueue(temporal().client, 'queue/none');
  expect(queue).toEqual({ slots: [], waiting: [] });
});

it('a queue that was terminated is empty, whatever it knew', async () => {
  const handle = await startQueue('queue/ended');
  await handle.terminate();
  const queue = await readQueue(temporal().client, 'queue/ended');
  expect(queue).toEqual({ slots: [], waiting: [] });
});

it('a queue that no worker runs is an error that says what to look at', async () => {
  await startQueue('queue/stuck');
  const read = readQueue(temporal().client, 'queue/stuck');
  await expect(read).rejects.toMatchObject({ code: 'NO_ANSWER' });
  await expect(read).rejects.toThrow(
    'the queue queue/stuck does not answer: see whether a worker runs',
  );
});
