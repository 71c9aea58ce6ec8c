import {
  ActivityFailure,
  condition,
  continueAsNew,
  isCancellation,
  log,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { AskedOfPull } from '../activities/asked.ts';
import type { Delivery } from '../activities/delivery.ts';
import type { PullPlan, RunningJob } from '../activities/pull-requests.ts';
import type { HoldRequest } from '../prowjob/hold-request.ts';
import type { RepoName } from '../prowjob/ids.ts';
import { applyToPull, decide, decideAsked, stillRunning } from './activities.ts';
import { applyToJobs, holdJobs } from './apply.ts';
import { measures } from './measure.ts';
import {
  deliverySignal,
  pullHoldSignal,
  pullJobSignal,
  pullReleaseSignal,
  pullRequestStateQuery,
  pullRetestSignal,
  type PullHold,
} from './messages.ts';

export interface PullRequestInput extends RepoName {
  readonly number: number;
  /** How long without a delivery until the workflow ends, when none of its jobs runs. */
  readonly idleMs: number;
  /** What an earlier run of this workflow hands on. */
  readonly memory?: Memory;
}

/** What is to be done: what GitHub told, what somebody asked for by other means, a job that somebody else started. */
type Errand = Delivery | AskedOfPull | Adoption;

interface Adoption {
  readonly guid: string;
  readonly adopted: RunningJob;
}

interface Memory {
  /** The newest ids of deliveries and requests, oldest first: what comes again is a no-op. */
  readonly seen: readonly string[];
  readonly jobs: readonly RunningJob[];
  readonly waiting: readonly Errand[];
  readonly held?: PullHold | undefined;
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
  const waiting: Errand[] = [...(input.memory?.waiting ?? [])];
  const jobs = new Map(input.memory?.jobs.map((job) => [job.prowJob, job]));
  const known = (): readonly RunningJob[] => [...jobs.values()];
  const lastDecisions: string[] = [];
  let { held } = input.memory ?? {};
  let head: string | undefined;
  const take = (errand: Errand): void => {
    if (seen.has(errand.guid)) {
      measures.cameAgain();
      return;
    }
    seen.add(errand.guid);
    waiting.push(errand);
  };
  listen(take);
  setHandler(pullRequestStateQuery, () => ({
    ...(head && { head }),
    ...(held && { held }),
    jobs: known(),
    waitingDeliveries: waiting.length,
    lastDecisions,
  }));
  const become = (plan: Pick<Handled, 'head' | 'held'>): void => {
    ({ held } = plan);
    head = plan.head ?? head;
  };
  const keepOnly = (running: readonly RunningJob[]): void => {
    const names = new Set(running.map(({ prowJob }) => prowJob));
    for (const name of jobs.keys()) if (!names.has(name)) jobs.delete(name);
  };

  for (;;) {
    if (!(await condition(() => waiting.length > 0, input.idleMs))) {
      keepOnly(await stillRunning(known()));
      if (jobs.size === 0 && waiting.length === 0) return;
    }
    const errand = waiting.shift();
    if (errand && 'adopted' in errand) {
      const { adopted } = errand;
      jobs.set(adopted.prowJob, adopted);
      if (held) await holdJobs({ prowJobs: [adopted.prowJob], hold: holdOf(held) });
    } else if (errand) {
      const { started, ...plan } = await handle(input, errand, { jobs: known(), held });
      keepOnly(plan.stillRunning);
      for (const job of started) jobs.set(job.prowJob, job);
      become(plan);
      // Most deliveries concern nothing here, and would only wipe out what people look for.
      if (plan.words.length > 0) lastDecisions.splice(0, Infinity, ...plan.words);
    }
    if (workflowInfo().historyLength > LONG_HISTORY || workflowInfo().continueAsNewSuggested) {
      const memory = { seen: [...seen].slice(-REMEMBERED), jobs: known(), waiting, held };
      await continueAsNew<typeof pullRequest>({ ...input, memory });
    }
  }
}

/** Everything that the workflow can be told is an errand, taken up in its turn. */
function listen(take: (errand: Errand) => void): void {
  setHandler(deliverySignal, take);
  setHandler(pullHoldSignal, (asked) => {
    take({ ...asked, what: 'hold' });
  });
  setHandler(pullReleaseSignal, (asked) => {
    take({ ...asked, what: 'release' });
  });
  setHandler(pullRetestSignal, (asked) => {
    take({ ...asked, what: 'retest' });
  });
  setHandler(pullJobSignal, (adopted) => {
    take({ guid: adopted.prowJob, adopted });
  });
}

interface Standing {
  readonly jobs: readonly RunningJob[];
  readonly held: PullHold | undefined;
}

interface Handled extends Pick<PullPlan, 'head' | 'words' | 'stillRunning'> {
  readonly started: readonly RunningJob[];
  readonly held: PullHold | undefined;
}

/** One errand from its facts to its deeds. What cannot be done is told; it does not stop what comes after. */
async function handle(
  { org, repo, number }: PullRequestInput,
  errand: Exclude<Errand, Adoption>,
  { jobs, held: before }: Standing,
): Promise<Handled> {
  const where = { org, repo, number };
  const plan = await orWords(planFor(errand, { ...where, jobs }));
  if (typeof plan === 'string') {
    return { words: [plan], stillRunning: jobs, started: [], held: before };
  }
  const { decisions } = plan;
  // Jobs first: people wait for them.
  const held = heldAfter(before, plan);
  const hold = held && holdOf(held);
  const origin = 'event' in errand ? errand.origin : undefined;
  const started = await applyToJobs({ guid: errand.guid, decisions, hold, origin });
  if (held !== before) {
    await holdJobs({ prowJobs: plan.stillRunning.map(({ prowJob }) => prowJob), hold });
  }
  const failures: string[] = [];
  for (const change of decisions) {
    if (change.kind === 'start-job' || change.kind === 'abort-job') continue;
    if (change.kind === 'hold-pull' || change.kind === 'release-pull') continue;
    const failure = await orWords(applyToPull({ ...where, change }));
    if (typeof failure === 'string') failures.push(failure);
  }
  return { ...plan, words: [...plan.words, ...failures], started, held };
}

function holdOf({ by }: PullHold): HoldRequest {
  return { by, isOfPull: true };
}

function planFor(
  errand: Exclude<Errand, Adoption>,
  where: Omit<Parameters<typeof decide>[0], 'delivery'>,
): Promise<PullPlan> {
  return 'what' in errand
    ? decideAsked({ ...where, asked: errand })
    : decide({ ...where, delivery: errand });
}

/** Who held it first counts; the last decision about it wins. Its label tells what an earlier workflow knew. */
function heldAfter(before: PullHold | undefined, plan: PullPlan): PullHold | undefined {
  const since = new Date().toISOString();
  let held = before ?? (plan.heldBy === undefined ? undefined : { by: plan.heldBy, since });
  for (const decision of plan.decisions) {
    if (decision.kind === 'hold-pull') held ??= { by: decision.by, since };
    if (decision.kind === 'release-pull') held = undefined;
  }
  return held;
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
