import type { Client } from '@temporalio/client';
import { watcherWorkflowId } from '../../workflows/messages.ts';

/** Makes sure that the Pods of each build cluster are watched; a watcher that is there already goes on. */
export async function startWatchers(
  client: Client,
  taskQueue: string,
  clusters: readonly string[],
  namespace: string,
): Promise<void> {
  for (const cluster of clusters) {
    await client.workflow.start('watcher', {
      workflowId: watcherWorkflowId(cluster, namespace),
      taskQueue,
      args: [{ cluster, namespace }],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  }
}
