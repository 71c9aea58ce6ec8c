import { continueAsNew } from '@temporalio/workflow';
import { watchPods } from './activities.ts';

export interface WatcherInput {
  readonly cluster: string;
  readonly namespace: string;
}

/**
 * Watches the Pods of one build cluster and namespace and nudges the prow job of each Pod that changed in a way that
 * matters. Temporal runs one attempt of the Activity at a time, so there is one watcher without a leader election, and
 * another worker takes over when its worker dies. A new run each day keeps the history short.
 */
export async function watcher(input: WatcherInput): Promise<void> {
  await watchPods(input);
  await continueAsNew<typeof watcher>(input);
}
