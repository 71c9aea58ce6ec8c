import { historyEntry } from './history-entry.ts';
import type { ProwJob } from './spec.ts';

/**
 * What lists keep of a run while it is remembered: as in the history, and the names of its containers, by which people
 * choose a log. It goes with each run into Temporal's list, so it is small.
 */
export function listEntry(job: ProwJob): ProwJob {
  const entry = historyEntry(job);
  const containers = (job.spec.pod_spec?.containers ?? []).map(({ name }) => ({ name }));
  const { rerun_command } = job.spec;
  return {
    ...entry,
    spec: {
      ...entry.spec,
      ...(rerun_command && { rerun_command }),
      ...(containers.length > 0 && { pod_spec: { containers } }),
    },
  };
}
