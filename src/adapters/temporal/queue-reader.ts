import { WorkflowNotFoundError, type Client, type WorkflowHandle } from '@temporalio/client';
import type { ScopeView, WaitingView } from '../../prowjob/queue/view.ts';
import { slotsQuery, waitingQuery } from '../../workflows/messages.ts';
import { TemporalError } from './connect.ts';

/** The queue of those who wait for slots, as people see it. */
export interface QueueView {
  readonly slots: readonly ScopeView[];
  /** Whoever is next first. */
  readonly waiting: readonly WaitingView[];
}

const NOBODY: QueueView = { slots: [], waiting: [] };

/** A queue answers within milliseconds, if it does. */
const DEADLINE_MS = 10_000;

/**
 * Asks a queue who has slots and who waits. A queue that does not run is empty: the first job that a limit concerns
 * starts it. Throws TemporalError NO_ANSWER when it runs but does not answer.
 */
export async function readQueue(client: Client, workflowId: string): Promise<QueueView> {
  const handle = client.workflow.getHandle(workflowId);
  try {
    return await client.withDeadline(Date.now() + DEADLINE_MS, () => viewOf(handle));
  } catch (cause) {
    if (cause instanceof WorkflowNotFoundError) return NOBODY;
    const message = `the queue ${workflowId} does not answer: see whether a worker runs`;
    throw new TemporalError('NO_ANSWER', message, { cause });
  }
}

async function viewOf(handle: WorkflowHandle): Promise<QueueView> {
  // A workflow that has ended would answer as well, with what was true then.
  if ((await handle.describe()).status.name !== 'RUNNING') return NOBODY;
  const [slots, waiting] = await Promise.all([
    handle.query(slotsQuery),
    handle.query(waitingQuery),
  ]);
  return { slots, waiting };
}
