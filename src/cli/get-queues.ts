import type { Command } from 'commander';
import { readQueue, type QueueView } from '../adapters/temporal/queue-reader.ts';
import { QUEUE_WORKFLOW_ID } from '../workflows/messages.ts';
import { formOption, printed, type Form } from './get-forms.ts';
import { queueTable } from './queue-table.ts';
import { addTemporalOptions, type TemporalOptions } from './temporal-options.ts';
import { withTemporal } from './with-temporal.ts';

interface GetQueuesOptions extends TemporalOptions {
  readonly output: Form;
}

/** Adds `prowflow get queues`: which slots are taken, who waits for one, and why. */
export function addGetQueues(get: Command): void {
  const command = get
    .command('queues')
    .description('the limits in use, who waits for a slot, since when, and why')
    .addOption(formOption());
  addTemporalOptions(command).action(async (options: GetQueuesOptions) => {
    const queue = await withTemporal(options, (client) => readQueue(client, QUEUE_WORKFLOW_ID));
    process.stdout.write(queueText(queue, options.output));
  });
}

/** What is printed of a queue. */
export function queueText(queue: QueueView, form: Form): string {
  return printed(queue, form, (isWide) => queueTable(queue, isWide));
}
