import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import type { ProwJobs } from '../../ports/prow-jobs.ts';
import { searchAttributesOf, type SearchAttributes } from '../../prowjob/search-attributes.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import {
  abortSignal,
  holdSignal,
  jobQuery,
  leaseGrantedSignal,
  podChangedSignal,
  releaseSignal,
  usesSlotQuery,
} from '../../workflows/messages.ts';

/** How many prow jobs are asked at once, and how long each has for its answer. */
const AT_ONCE = 20;
const ANSWER_MS = 3_000;

function running(taskQueue: string): string {
  return `WorkflowType = 'prowJob' AND ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`;
}

/** Prow jobs as Temporal workflows: the ProwJob's name is the workflow's id. */
export function createProwJobs(client: Client, taskQueue: string): ProwJobs {
  const isRunning = async (name: string): Promise<boolean> => {
    const status = await ignoringEnded(async () => {
      const description = await client.workflow.getHandle(name).describe();
      return description.status.name;
    });
    return status === 'RUNNING';
  };
  const userOfSlot = async (name: string): Promise<ProwJob | undefined> => {
    const handle = client.workflow.getHandle(name);
    try {
      return await client.withDeadline(Date.now() + ANSWER_MS, async () =>
        (await handle.query(usesSlotQuery)) ? handle.query(jobQuery) : undefined,
      );
    } catch {
      // One that has ended, or that no worker can answer for, must not keep all others from starting.
      return undefined;
    }
  };
  return {
    async start(prowJob) {
      try {
        await client.workflow.start('prowJob', {
          workflowId: prowJob.metadata.name,
          taskQueue,
          args: [prowJob],
          // A delivery that comes again, even after the job's end, must not run it again.
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          typedSearchAttributes: typed(searchAttributesOf(prowJob)),
        });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    async abort(name, request) {
      await ignoringEnded(() => client.workflow.getHandle(name).signal(abortSignal, request));
    },
    async hold(name, request) {
      await ignoringEnded(() => client.workflow.getHandle(name).signal(holdSignal, request));
    },
    async release(name) {
      await ignoringEnded(() => client.workflow.getHandle(name).signal(releaseSignal));
    },
    async running(names) {
      const running = await Promise.all(names.map(isRunning));
      return new Set(names.filter((_name, index) => running[index]));
    },
    async granted(name, ticket) {
      const answer = await ignoringEnded(async () => {
        await client.workflow.getHandle(name).signal(leaseGrantedSignal, ticket);
        return true;
      });
      return answer ?? false;
    },
    async usingSlots() {
      const names: string[] = [];
      for await (const { workflowId } of client.workflow.list({ query: running(taskQueue) })) {
        names.push(workflowId);
      }
      const jobs: (ProwJob | undefined)[] = [];
      for (let first = 0; first < names.length; first += AT_ONCE) {
        jobs.push(...(await Promise.all(names.slice(first, first + AT_ONCE).map(userOfSlot))));
      }
      return jobs.filter((job) => job !== undefined);
    },
    async podChanged(name, podName, phase) {
      const change = { podName, phase };
      await ignoringEnded(() => client.workflow.getHandle(name).signal(podChangedSignal, change));
    },
  };
}

/** `undefined` for a workflow that has ended, or whose end is so long ago that Temporal forgot it. */
async function ignoringEnded<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

function typed(attributes: SearchAttributes): TypedSearchAttributes {
  return new TypedSearchAttributes(
    Object.entries(attributes).map(([name, value]) =>
      typeof value === 'number'
        ? { key: defineSearchAttributeKey(name, 'INT'), value }
        : { key: defineSearchAttributeKey(name, 'KEYWORD'), value },
    ),
  );
}
