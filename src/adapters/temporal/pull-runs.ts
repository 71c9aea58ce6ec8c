import type { Client } from '@temporalio/client';
import type { PullRuns } from '../../ports/pull-runs.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import { jobQuery } from '../../workflows/messages.ts';
import { ignoringEnded } from './ignoring-ended.ts';

/** How many runs are asked at once, and how many are looked at. */
const AT_ONCE = 20;
const MOST_RUNS = 500;

/** The runs of pull requests, by Temporal's lists, each asked for its own status. */
export function createPullRuns(client: Client): PullRuns {
  const jobOf = (name: string): Promise<ProwJob | undefined> =>
    ignoringEnded(() => client.workflow.getHandle(name).query(jobQuery));
  return {
    async ofCommit({ org, repo, number, headSha }) {
      const query =
        `WorkflowType = 'prowJob' AND ProwType = 'presubmit' AND ProwPull = ${String(number)} ` +
        `AND ProwRepo = '${org}/${repo}'`;
      const names: { readonly name: string; readonly startMs: number }[] = [];
      for await (const { workflowId, startTime } of client.workflow.list({ query })) {
        names.push({ name: workflowId, startMs: startTime.getTime() });
        if (names.length === MOST_RUNS) break;
      }
      names.sort((one, other) => one.startMs - other.startMs);
      const newest = new Map<string, ProwJob>();
      for (let first = 0; first < names.length; first += AT_ONCE) {
        const some = names.slice(first, first + AT_ONCE);
        for (const job of await Promise.all(some.map(({ name }) => jobOf(name)))) {
          if (job?.spec.refs?.pulls?.[0]?.sha === headSha) newest.set(job.spec.job, job);
        }
      }
      return [...newest.values()];
    },
  };
}
