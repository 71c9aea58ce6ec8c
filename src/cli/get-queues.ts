import { Client } from '@temporalio/client';
import { Option, type Command } from 'commander';
import { stringify } from 'yaml';
import { connect } from '../adapters/temporal/connect.ts';
import { readQueue, type QueueView } from '../adapters/temporal/queue-reader.ts';
import { QUEUE_WORKFLOW_ID } from '../workflows/messages.ts';
import { queueTable } from './queue-table.ts';
import { addTemporalOptions, temporalOf, type TemporalOptions } from './temporal-options.ts';

const FORMS = ['table', 'wide', 'json', 'yaml'] as const;

type Form = (typeof FORMS)[number];

interface GetQueuesOptions extends TemporalOptions {
  readonly output: Form;
}

/** Adds `prowflow get queues`: which slots are taken, who waits for one, and why. */
export function addGetQueues(get: Command): void {
  const command = get
    .command('queues')
    .description('the limits in use, who waits for a slot, since when, and why')
    .addOption(
      new Option('-o, --output <form>', 'form of the answer').choices(FORMS).default('table'),
    );
  addTemporalOptions(command).action(async (options: GetQueuesOptions) => {
    process.stdout.write(queueText(await queueOf(options), options.output));
  });
}

async function queueOf(options: TemporalOptions): Promise<QueueView> {
  const { address, namespace } = temporalOf(options);
  const connection = await connect({ address });
  try {
    return await readQueue(new Client({ connection, namespace }), QUEUE_WORKFLOW_ID);
  } finally {
    await connection.close();
  }
}

/** What is printed of a queue. */
export function queueText(queue: QueueView, form: Form): string {
  switch (form) {
    case 'json':
      return `${JSON.stringify(queue, undefined, 2)}\n`;
    case 'yaml':
      return stringify(queue, { lineWidth: 0 });
    case 'table':
    case 'wide':
      return queueTable(queue, form === 'wide');
  }
}
