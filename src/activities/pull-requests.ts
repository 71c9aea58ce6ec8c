import { neededFacts, planPull, planPush } from '../plugins/plan.ts';
import { pluginsNamed } from '../plugins/registry.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { Problem } from '../config/problem.ts';
import type { GitHubEvent } from '../events/event.ts';
import type { ConfigSource } from '../ports/config-source.ts';
import type { ProwJobs } from '../ports/prow-jobs.ts';
import type { Decision, SkipJob } from '../prowjob/decision.ts';
import type { HoldRequest } from '../prowjob/hold-request.ts';
import { fullName, type RepoName } from '../prowjob/ids.ts';
import type { Verdict } from '../prowjob/verdict.ts';
import { decisionWords } from '../reports/decision-words.ts';
import type { RunningJob } from '../rules/running-job.ts';
import { applyToJobs, type JobChanges } from './apply-to-jobs.ts';
import type { AskedOfPull } from './asked.ts';
import { holdAsked, retestComment } from './asked-of-pull.ts';
import type { Delivery } from './delivery.ts';
import { gatherFacts } from './facts.ts';
import { createRepoJobsReader } from './in-repo-jobs.ts';
import { inRepoWords } from './in-repo-problem.ts';
import { decideIssue } from './issues.ts';
import { findLatestJob, type LatestJobInput } from './latest-job.ts';
import { operatorJobs } from './operator-jobs.ts';
import { heldByLabel } from '../plugins/hold/held-by-label.ts';
import { changePull, type PullChange } from './pull-change.ts';
import { jobsForEvent, startsJobs } from './pull-jobs.ts';

export type { JobChanges } from './apply-to-jobs.ts';
export type { RunningJob } from '../rules/running-job.ts';

export interface PullRequestDeps {
  readonly codeHost: CodeHost;
  readonly config: ConfigSource;
  readonly prowJobs: Pick<ProwJobs, 'abort' | 'hold' | 'release' | 'running' | 'start'>;
  readonly now: () => Date;
}

interface OfPull extends RepoName {
  readonly number: number;
  /** Prow jobs of this pull request that were not known to have ended. */
  readonly jobs: readonly RunningJob[];
}

export interface DecisionInput extends OfPull {
  readonly delivery: Delivery;
}

export interface AskedInput extends OfPull {
  readonly asked: AskedOfPull;
}

interface PlanInput extends OfPull {
  readonly event: GitHubEvent;
  readonly vouchedBy?: Verdict;
}

/** What is to be done about a delivery. Jobs that do not run are in the words only, to keep histories small. */
export interface PullPlan {
  readonly decisions: readonly Exclude<Decision, SkipJob>[];
  readonly words: readonly string[];
  readonly stillRunning: readonly RunningJob[];
  /** The newest commit of the pull request; absent where it was not looked at. */
  readonly head?: string;
  /** What holds the pull request, by its labels; absent where nothing does, or where they were not looked at. */
  readonly heldBy?: string | undefined;
}

/** Jobs of a pull request that was held, or released when there is no hold. */
export interface JobHolds {
  readonly prowJobs: readonly string[];
  readonly hold?: HoldRequest | undefined;
}

/** Deeds for the events of pull requests and pushes: fetch the facts, decide, apply. */
export function createPullRequestActivities(deps: PullRequestDeps) {
  const { codeHost, config, prowJobs, now } = deps;
  const repoJobs = createRepoJobsReader(codeHost);
  const stillRunning = async (jobs: readonly RunningJob[]): Promise<readonly RunningJob[]> => {
    if (jobs.length === 0) return [];
    const running = await prowJobs.running(jobs.map((job) => job.prowJob));
    return jobs.filter((job) => running.has(job.prowJob));
  };
  const decide = async (input: PlanInput): Promise<PullPlan> => {
    const { org, repo, number, event, jobs, vouchedBy } = input;
    if (event.kind === 'pushed' || event.kind === 'irrelevant') return NOTHING;
    const snapshot = config.current();
    const plugins = pluginsNamed(snapshot.plugins.enabledFor(fullName({ org, repo })));
    if (event.kind === 'comment-made' && !event.isPullRequest) {
      const { sections } = snapshot.plugins;
      return planOf(await decideIssue(codeHost, event, { plugins, sections }), [], []);
    }
    const runningJobs = await stillRunning(jobs);
    const asked = { event, number, now: now(), vouchedBy };
    const found = await jobsForEvent({ codeHost, repoJobs }, asked, { snapshot, plugins });
    const needs = neededFacts(plugins, event, found.jobs);
    if (needs.size === 0) return { ...NOTHING, stillRunning: runningJobs };
    const facts = await gatherFacts(codeHost, { ...asked, ...found, needs, runningJobs });
    const decisions = planPull(plugins, event, facts, found.jobs);
    const plan = planOf(decisions, runningJobs, found.jobs.inRepoProblems);
    return { ...plan, head: facts.pull.headSha, heldBy: heldByLabel(plugins, facts.pull) };
  };
  return {
    stillRunning,

    async decide({ delivery, ...input }: DecisionInput): Promise<PullPlan> {
      return decide({ ...input, event: delivery.event });
    },

    /** What somebody who may asks for. A retest is what a trusted person's comment would be. */
    async decideAsked({ asked: { what, by }, ...input }: AskedInput): Promise<PullPlan> {
      if (what !== 'retest') return planOf(holdAsked(what, by), await stillRunning(input.jobs), []);
      const vouchedBy = { run: true, why: `${by} asked for it` } as const;
      return decide({ ...input, event: retestComment(input, by), vouchedBy });
    },

    async decidePush({ event }: Delivery): Promise<PullPlan> {
      if (event.kind !== 'pushed') return NOTHING;
      const { repo, after, isDeletion } = event;
      const snapshot = config.current();
      const plugins = pluginsNamed(snapshot.plugins.enabledFor(fullName(repo)));
      const jobs =
        isDeletion || !startsJobs(plugins)
          ? operatorJobs(snapshot, repo)
          : await repoJobs.ofCommit(snapshot, repo, after);
      return planOf(planPush(plugins, event, jobs), [], jobs.inRepoProblems);
    },

    findLatestJob: (run: LatestJobInput) => findLatestJob({ config, repoJobs }, run),

    applyToJobs: (changes: JobChanges): Promise<readonly RunningJob[]> =>
      applyToJobs(deps, changes),

    async holdJobs({ prowJobs: names, hold }: JobHolds): Promise<void> {
      const change = (name: string) => (hold ? prowJobs.hold(name, hold) : prowJobs.release(name));
      await Promise.all(names.map(change));
    },

    async applyToPull(change: PullChange): Promise<void> {
      await changePull(codeHost, change);
    },
  };
}

export type PullRequestActivities = ReturnType<typeof createPullRequestActivities>;

const NOTHING: PullPlan = { decisions: [], words: [], stillRunning: [] };

/** A push has no conversation to tell problems in, so they are in the words. */
function planOf(
  decisions: readonly Decision[],
  stillRunning: readonly RunningJob[],
  problems: readonly Problem[],
): PullPlan {
  return {
    decisions: decisions.filter((decision) => decision.kind !== 'skip-job'),
    words: [...decisions.map(decisionWords), ...inRepoWords(problems)],
    stillRunning,
  };
}
