import {
  ActivityFailure,
  condition,
  continueAsNew,
  isCancellation,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Delivery } from '../activities/delivery.ts';
import type { PullPlan, RunningJob } from '../activities/pull-requests.ts';
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
      const { started, ...plan } = await handle(input, delivery, known());
      keepOnly(plan.stillRunning);
      for (const job of started) jobs.set(job.prowJob, job);
      // Most deliveries concern nothing here, and would only wipe out what people look for.
      if (plan.words.length > 0) lastDecisions.splice(0, Infinity, ...plan.words);
    }
    if (workflowInfo().historyLength > LONG_HISTORY || workflowInfo().continueAsNewSuggested) {
      const memory = { seen: [...seen].slice(-REMEMBERED), jobs: known(), waiting };
      await continueAsNew<typeof pullRequest>({ ...input, memory });
    }
  }
}

interface Handled extends Pick<PullPlan, 'words' | 'stillRunning'> {
  readonly started: readonly RunningJob[];
}

/** One delivery from its facts to its deeds. What cannot be done is told; it does not stop what comes after. */
async function handle(
  { org, repo, number }: PullRequestInput,
  delivery: Delivery,
  jobs: readonly RunningJob[],
): Promise<Handled> {
  const plan = await orWords(decide({ org, repo, number, delivery, jobs }));
  if (typeof plan === 'string') return { words: [plan], stillRunning: jobs, started: [] };
  const { decisions, words, stillRunning } = plan;
  // Jobs first: people wait for them.
  const started = await applyToJobs({ guid: delivery.guid, decisions });
  const failures: string[] = [];
  for (const change of decisions) {
    if (change.kind === 'start-job' || change.kind === 'abort-job') continue;
    const failure = await orWords(applyToPull({ org, repo, number, change }));
    if (typeof failure === 'string') failures.push(failure);
  }
  return { words: [...words, ...failures], stillRunning, started };
}

/** The result of an Activity, or why there is none. */
async function orWords<T>(activity: Promise<T>): Promise<T | string> {
  try {
    return await activity;
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    const words = `could not ${error.activityType}: ${error.cause?.message ?? error.message}`;
    log.error(words);
    return words;
  }
}
