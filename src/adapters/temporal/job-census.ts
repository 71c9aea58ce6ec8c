import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import type { JobCensus, JobCount, TransitionLabels } from '../../ports/metrics.ts';
import type { ProwJobState, ProwJobType } from '../../prowjob/spec.ts';

/** A list of thousands costs the server something; who gathers metrics often gets the same answer again. */
const KEPT_MS = 30_000;
/** What has no page limit has an end. */
const MOST_JOBS = 20_000;

const STATES: readonly ProwJobState[] = [
  'triggered',
  'pending',
  'success',
  'failure',
  'aborted',
  'error',
];
const TYPES: readonly ProwJobType[] = ['presubmit', 'postsubmit', 'periodic', 'batch'];

/** The prow jobs that go on, as Temporal lists them, counted by where they stand; looked for twice a minute at most. */
export function createJobCensus(
  client: Client,
  taskQueue: string,
  namespace: () => string,
): JobCensus {
  let kept: { readonly sinceMs: number; readonly counts: ReturnType<JobCensus> } | undefined;
  return () => {
    if (kept && Date.now() - kept.sinceMs < KEPT_MS) return kept.counts;
    const counts = countJobs(client, taskQueue, namespace());
    kept = { sinceMs: Date.now(), counts };
    return counts;
  };
}

async function countJobs(
  client: Client,
  taskQueue: string,
  namespace: string,
): Promise<readonly JobCount[]> {
  const counts = new Map<string, JobCount>();
  const query = `WorkflowType = 'prowJob' AND ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`;
  let seen = 0;
  for await (const info of client.workflow.list({ query })) {
    const labels = { ...labelsOf(info), job_namespace: namespace };
    const key = JSON.stringify(labels);
    counts.set(key, { labels, count: (counts.get(key)?.count ?? 0) + 1 });
    seen += 1;
    if (seen >= MOST_JOBS) break;
  }
  return [...counts.values()];
}

/** What the list knows of a run. It does not know whether the run was asked for again. */
function labelsOf({
  typedSearchAttributes,
}: WorkflowExecutionInfo): Omit<TransitionLabels, 'job_namespace'> {
  const all = new Map(
    typedSearchAttributes.getAll().map(({ key, value }) => [key.name, String(value)] as const),
  );
  const text = (name: string): string => all.get(name) ?? '';
  const [org = '', ...repo] = text('ProwRepo').split('/');
  return {
    job_name: text('ProwJob'),
    type: TYPES.find((type) => type === text('ProwType')) ?? 'presubmit',
    org,
    repo: repo.join('/'),
    base_ref: text('ProwBaseRef'),
    state: STATES.find((state) => state === text('ProwState')) ?? 'triggered',
    cluster: text('ProwCluster'),
    retest: 'false',
  };
}
