import type { Client } from '@temporalio/client';
import type { ProwJob } from '../../prowjob/spec.ts';
import { jobQuery, usesSlotQuery } from '../../workflows/messages.ts';

/** How many prow jobs are asked at once, and how long each has for its answer. */
const AT_ONCE = 20;
const ANSWER_MS = 3_000;

/** Prow jobs that say of themselves that they have a Pod or a lease, out of those that lists know, which lag. */
export async function slotUsers(client: Client, taskQueue: string): Promise<readonly ProwJob[]> {
  const names: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query: running(taskQueue) })) {
    names.push(workflowId);
  }
  const jobs: (ProwJob | undefined)[] = [];
  for (let first = 0; first < names.length; first += AT_ONCE) {
    const some = names.slice(first, first + AT_ONCE);
    jobs.push(...(await Promise.all(some.map((name) => userOfSlot(client, name)))));
  }
  return jobs.filter((job) => job !== undefined);
}

function running(taskQueue: string): string {
  return `WorkflowType = 'prowJob' AND ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`;
}

async function userOfSlot(client: Client, name: string): Promise<ProwJob | undefined> {
  const handle = client.workflow.getHandle(name);
  try {
    return await client.withDeadline(Date.now() + ANSWER_MS, async () =>
      (await handle.query(usesSlotQuery)) ? handle.query(jobQuery) : undefined,
    );
  } catch {
    // One that has ended, or that no worker can answer for, must not keep all others from starting.
    return undefined;
  }
}
