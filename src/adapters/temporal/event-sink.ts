import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { issueNumberOf, pullNumberOf, repoOf } from '../../events/routing.ts';
import type { EventSink } from '../../ports/event-sink.ts';
import {
  deliverySignal,
  eventWorkflowId,
  issueWorkflowId,
  pullRequestWorkflowId,
} from '../../workflows/messages.ts';
import { TemporalError } from './connect.ts';
import { missingSearchAttributes } from './search-attributes.ts';

export interface EventSinkOptions {
  readonly taskQueue: string;
  /** How long the workflow of a pull request outlives its last event, in milliseconds. */
  readonly pullIdleMs: number;
}

/** GitHub gives a delivery 10 s; the client would go on trying for longer than that. */
const DEADLINE_MS = 5_000;

type Accepted = Parameters<EventSink['accept']>[0];

/** Deliveries as Temporal calls: one call each, so that a 202 means that the event is on disk. */
export function createEventSink(client: Client, options: EventSinkOptions): EventSink {
  return {
    async accept(delivery) {
      await client.withDeadline(Date.now() + DEADLINE_MS, () => send(client, delivery, options));
    },
    async check() {
      const { namespace } = client.options;
      const missing = await missingNow(client, namespace);
      if (missing.length === 0) return;
      const message = `Temporal namespace ${namespace} lacks search attributes ${missing.join(', ')}: start a worker, which registers them`;
      throw new TemporalError('SEARCH_ATTRIBUTES', message);
    },
  };
}

async function missingNow(client: Client, namespace: string): Promise<readonly string[]> {
  const ask = () => missingSearchAttributes(client.connection, namespace);
  try {
    return await client.withDeadline(Date.now() + DEADLINE_MS, ask);
  } catch (error) {
    if (error instanceof TemporalError) throw error;
    throw new TemporalError('UNREACHABLE', 'Temporal does not answer', { cause: error });
  }
}

async function send(client: Client, delivery: Accepted, options: EventSinkOptions): Promise<void> {
  const { guid, event } = delivery;
  const { taskQueue, pullIdleMs: idleMs } = options;
  const repo = repoOf(event);
  const issue = issueNumberOf(event);
  const number = issue ?? pullNumberOf(event);
  if (repo && number !== undefined) {
    const idOf = issue === undefined ? pullRequestWorkflowId : issueWorkflowId;
    await client.workflow.signalWithStart('pullRequest', {
      workflowId: idOf(repo.org, repo.repo, number),
      taskQueue,
      args: [{ ...repo, number, idleMs }],
      signal: deliverySignal,
      signalArgs: [delivery],
    });
    return;
  }
  try {
    await client.workflow.start('handleEvent', {
      workflowId: eventWorkflowId(guid),
      taskQueue,
      args: [delivery],
      // A redelivery may repeat an event whose handling failed or was terminated.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
