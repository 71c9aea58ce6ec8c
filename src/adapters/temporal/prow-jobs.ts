import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import type { ProwJobs } from '../../ports/prow-jobs.ts';
import { listEntry } from '../../prowjob/list-entry.ts';
import { searchAttributesOf, type SearchAttributes } from '../../prowjob/search-attributes.ts';
import {
  abortSignal,
  holdSignal,
  leaseGrantedSignal,
  podChangedSignal,
  releaseSignal,
} from '../../workflows/messages.ts';
import { ignoringEnded } from './ignoring-ended.ts';
import { slotUsers } from './slot-users.ts';

/** Prow jobs as Temporal workflows: the ProwJob's name is the workflow's id. */
export function createProwJobs(client: Client, taskQueue: string): ProwJobs {
  const isRunning = async (name: string): Promise<boolean> => {
    const status = await ignoringEnded(async () => {
      const description = await client.workflow.getHandle(name).describe();
      return description.status.name;
    });
    return status === 'RUNNING';
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
          // What lists show, without asking each job.
          memo: { job: listEntry(prowJob) },
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
    usingSlots: () => slotUsers(client, taskQueue),
    async podChanged(name, podName, phase) {
      const change = { podName, phase };
      await ignoringEnded(() => client.workflow.getHandle(name).signal(podChangedSignal, change));
    },
  };
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
