import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Delivery } from '../activities/delivery.ts';
import type { DecisionInput, PullPlan, RunningJob } from '../activities/pull-requests.ts';
import type { RepoName } from '../prowjob/ids.ts';
import { applyToPull, decide, stillRunning } from './activities.ts';
import { applyToJobs } from './apply.ts';
import { deliverySignal, pullRequestStateQuery } from './messages.ts';

export interface PullRequestInput extends RepoName {
  readonly number: number;
  /** How long without a delivery until the workflow ends, when none of its jobs runs. */
  readonly idleMs: number;
  /** What an earlier run of this workflow hands on. */
  readonly memory?: Memory;
}

interface Memory {
  /** The newest X-GitHub-Delivery ids, oldest first: a redelivery is a no-op. */
  readonly seen: readonly string[];
  readonly jobs: readonly RunningJob[];
  readonly waiting: readonly Delivery[];
}

/** GitHub redelivers for three days; this many deliveries of one pull request are remembered. */
const REMEMBERED = 500;
const LONG_HISTORY = 2_000;

/**
 * The events of one pull request, handled in order: each delivery becomes decisions, and the decisions become prow
 * jobs, labels and comments. Ends when the pull request is quiet; the next delivery starts it again.
 */
export async function pullRequest(input: PullRequestInput): Promise<void> {
  const seen = new Set(input.memory?.seen);
  const waiting: Delivery[] = [...(input.memory?.waiting ?? [])];
  const jobs = new Map(input.memory?.jobs.map((job) => [job.prowJob, job]));
  const known = (): readonly RunningJob[] => [...jobs.values()];
  const lastDecisions: string[] = [];
  setHandler(deliverySignal, (delivery) => {
    if (seen.has(delivery.guid)) return;
    seen.add(delivery.guid);
    waiting.push(delivery);
  });
  setHandler(pullRequestStateQuery, () => ({
    jobs: known(),
    waitingDeliveries: waiting.length,
    lastDecisions,
  }));
  const keepOnly = (running: readonly RunningJob[]): void => {
    const names = new Set(running.map(({ prowJob }) => prowJob));
    for (const name of jobs.keys()) if (!names.has(name)) jobs.delete(name);
  };

  for (;;) {
    if (!(await condition(() => waiting.length > 0, input.idleMs))) {
      keepOnly(await stillRunning(known()));
      if (jobs.size === 0 && waiting.length === 0) return;
    }
    const delivery = waiting.shift();
    if (delivery) {
      const plan = await decide(decisionInput(input, delivery, known()));
      keepOnly(plan.stillRunning);
      for (const job of await carryOut(input, delivery, plan)) jobs.set(job.prowJob, job);
      lastDecisions.splice(0, Infinity, ...plan.words);
    }
    if (workflowInfo().historyLength > LONG_HISTORY || workflowInfo().continueAsNewSuggested) {
      const memory = { seen: [...seen].slice(-REMEMBERED), jobs: known(), waiting };
      await continueAsNew<typeof pullRequest>({ ...input, memory });
    }
  }
}

function decisionInput(
  { org, repo, number }: PullRequestInput,
  delivery: Delivery,
  jobs: readonly RunningJob[],
): DecisionInput {
  return { org, repo, number, delivery, jobs };
}

/** Applies a plan: jobs first, because people wait for them. Returns the jobs that it started. */
async function carryOut(
  { org, repo, number }: PullRequestInput,
  { guid }: Delivery,
  { decisions }: PullPlan,
): Promise<readonly RunningJob[]> {
  const started = await applyToJobs({ guid, decisions });
  for (const change of decisions) {
    if (change.kind === 'start-job' || change.kind === 'abort-job') continue;
    await applyToPull({ org, repo, number, change });
  }
  return started;
}
