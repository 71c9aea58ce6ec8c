import type { Client } from '@temporalio/client';
import type { ProwJob } from '../../prowjob/spec.ts';

/** The prow job that a workflow was started with, out of its history: no worker has to be there. */
export async function firstInput(client: Client, workflowId: string): Promise<ProwJob | undefined> {
  const { namespace } = client.options;
  const { history } = await client.workflowService.getWorkflowExecutionHistory({
    namespace,
    execution: { workflowId },
    maximumPageSize: 1,
  });
  const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes;
  const [data] = started?.input?.payloads ?? [];
  if (!data) return undefined;
  const text = new TextDecoder().decode(data.data ?? new Uint8Array());
  // Our own start wrote it, as JSON.
  return JSON.parse(text) as ProwJob;
}
