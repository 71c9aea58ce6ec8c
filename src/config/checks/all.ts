import type { GlobalConfig } from '../config.ts';
import { grouped } from '../grouped.ts';
import type { Problem } from '../problem.ts';
import { checkCloneUris, checkRerunAuth } from './access.ts';
import { checkAgent } from './agent.ts';
import { checkExclusiveRules, checkJobPatterns } from './change-rules.ts';
import { checkContainers } from './containers.ts';
import { checkDecoration } from './decoration.ts';
import { duplicatePeriodicProblems, duplicateProblems } from './duplicates.ts';
import { checkEnv } from './env.ts';
import { checkJobQueue } from './job-queue.ts';
import { checkAnnotations, checkLabels } from './labels.ts';
import type {
  Check,
  LoadedJob,
  LoadedPeriodic,
  LoadedPostsubmit,
  LoadedPresubmit,
} from './loaded-job.ts';
import { checkMaxConcurrency, checkName } from './name.ts';
import { checkReporting } from './reporting.ts';
import { ruled } from './ruled.ts';
import { checkCron, checkIntervals, checkSchedule } from './schedule.ts';
import { checkTektonRefs } from './tekton.ts';
import { checkTrigger } from './trigger.ts';
import { checkVolumeMounts, checkVolumes } from './volumes.ts';

/** Every job of a configuration, in the order of the files. */
export interface LoadedJobs {
  readonly presubmits: readonly LoadedPresubmit[];
  readonly postsubmits: readonly LoadedPostsubmit[];
  readonly periodics: readonly LoadedPeriodic[];
}

const OF_REPOSITORY = [
  ruled('job-run-rules', checkExclusiveRules),
  ruled('job-patterns', checkJobPatterns),
  ruled('job-reporting', checkReporting),
];
const OF_PRESUBMIT = [ruled('job-trigger', checkTrigger)];
const OF_PERIODIC = [
  ruled('job-schedule', checkSchedule),
  ruled('job-schedule', checkIntervals),
  ruled('job-schedule', checkCron),
];

function checksOfAll({ podNamespace, plank }: GlobalConfig): readonly Check[] {
  return [
    ruled('job-name', checkName),
    ruled('job-concurrency', checkMaxConcurrency),
    ruled('job-agent', checkAgent(podNamespace)),
    ruled('job-labels', checkLabels),
    ruled('job-annotations', checkAnnotations),
    ruled('job-queue', checkJobQueue(plank.jobQueueCapacities)),
    ruled('job-rerun-auth', checkRerunAuth),
    ruled('job-clone-uri', checkCloneUris),
    ruled('job-decoration', checkDecoration),
    ruled('job-containers', checkContainers),
    ruled('job-env', checkEnv),
    ruled('job-volumes', checkVolumes),
    ruled('job-volume-mounts', checkVolumeMounts),
    ruled('job-tekton-refs', checkTektonRefs),
  ];
}

/** Finds everything that is wrong with a job by itself. */
export interface JobChecks {
  readonly ofPresubmit: Check<LoadedPresubmit>;
  readonly ofPostsubmit: Check<LoadedPostsubmit>;
  readonly ofPeriodic: Check<LoadedPeriodic>;
}

/** The checks of jobs. A new one is a small file of its own and a line in one of the lists above. */
export function jobChecks(global: GlobalConfig): JobChecks {
  const ofAll = checksOfAll(global);
  return {
    ofPresubmit: every([...ofAll, ...OF_REPOSITORY, ...OF_PRESUBMIT]),
    ofPostsubmit: every([...ofAll, ...OF_REPOSITORY]),
    ofPeriodic: every([...ofAll, ...OF_PERIODIC]),
  };
}

function every<Job extends LoadedJob>(checks: readonly Check<Job>[]): Check<Job> {
  return (job) => checks.flatMap((check) => check(job));
}

/** Everything that is wrong with jobs, each by itself and beside each other. */
export function jobProblems(jobs: LoadedJobs, global: GlobalConfig): readonly Problem[] {
  const { ofPresubmit, ofPostsubmit, ofPeriodic } = jobChecks(global);
  return [
    ...jobs.presubmits.flatMap(ofPresubmit),
    ...jobs.postsubmits.flatMap(ofPostsubmit),
    ...jobs.periodics.flatMap(ofPeriodic),
    ...problemsAmong(jobs),
  ];
}

/** What is wrong with jobs beside each other. */
export function problemsAmong({
  presubmits,
  postsubmits,
  periodics,
}: LoadedJobs): readonly Problem[] {
  return [
    ...duplicatesOf(presubmits),
    ...duplicatesOf(postsubmits),
    ...duplicatePeriodicProblems(periodics),
  ];
}

function duplicatesOf(jobs: readonly (LoadedPresubmit | LoadedPostsubmit)[]): readonly Problem[] {
  const repos = [...grouped(jobs, ({ repo }) => repo).values()];
  return repos.flatMap((ofRepo) => duplicateProblems(ofRepo));
}
