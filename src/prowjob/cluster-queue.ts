/**
 * The task queue of deeds that may take long on one build cluster. Each has slots of its own, so that a cluster that does
 * not answer keeps no other waiting.
 */
export function clusterQueue(taskQueue: string, cluster: string): string {
  return `${taskQueue}/cluster/${cluster}`;
}
