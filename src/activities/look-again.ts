const MINUTE_MS = 60_000;
const SHORTEST_MS = 5 * MINUTE_MS;
const LONGEST_MS = 30 * MINUTE_MS;

/**
 * How long a prow job waits, in milliseconds, before it looks at its Pod although nobody nudged it: until the next
 * deadline, and at the latest after 5 minutes at first, later as long again as the Pod is old, up to 30 minutes. So a
 * lost nudge costs little time and a job of a day some 50 looks.
 */
export function lookAgainAfterMs(pod: {
  readonly now: Date;
  readonly createdAt: Date;
  /** Epoch milliseconds. */
  readonly deadlineMs: number | undefined;
}): number {
  const age = pod.now.getTime() - pod.createdAt.getTime();
  const safetyNet = Math.min(Math.max(age, SHORTEST_MS), LONGEST_MS);
  if (pod.deadlineMs === undefined) return safetyNet;
  return Math.max(0, Math.min(safetyNet, pod.deadlineMs - pod.now.getTime()));
}
