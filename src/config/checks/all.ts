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
import type { Check, LoadedPeriodic, LoadedPostsubmit, LoadedPresubmit } from './loaded-job.ts';
import { checkMaxConcurrency, checkName } from './name.ts';
import { checkReporting } from './reporting.ts';
import { checkIntervals, checkSchedule } from './schedule.ts';
import { checkTrigger } from './trigger.ts';
import { checkVolumeMounts, checkVolumes } from './volumes.ts';

/** Every job of a configuration, in the order of the files. */
export interface LoadedJobs {
  readonly presubmits: readonly LoadedPresubmit[];
  readonly postsubmits: readonly LoadedPostsubmit[];
  readonly periodics: readonly LoadedPeriodic[];
}

const OF_REPOSITORY = [checkExclusiveRules, checkJobPatterns, checkReporting];
const OF_PERIODIC = [checkSchedule, checkIntervals];

function checksOfAll({ podNamespace, plank }: GlobalConfig): readonly Check[] {
  return [
    checkName,
    checkMaxConcurrency,
    checkAgent(podNamespace),
    checkLabels,
    checkAnnotations,
    checkJobQueue(plank.jobQueueCapacities),
    checkRerunAuth,
    checkCloneUris,
    checkDecoration,
    checkContainers,
    checkEnv,
    checkVolumes,
    checkVolumeMounts,
  ];
}

/**
 * Everything that is wrong with jobs, each by itself and beside each other. A new check is a small file of its own and a
 * line in one of the lists above.
 */
export function jobProblems(jobs: LoadedJobs, global: GlobalConfig): readonly Problem[] {
  const { presubmits, postsubmits, periodics } = jobs;
  const ofAll = checksOfAll(global);
  return [
    ...found(presubmits, [...ofAll, ...OF_REPOSITORY, checkTrigger]),
    ...duplicatesOf(presubmits),
    ...found(postsubmits, [...ofAll, ...OF_REPOSITORY]),
    ...duplicatesOf(postsubmits),
    ...found(periodics, [...ofAll, ...OF_PERIODIC]),
    ...duplicatePeriodicProblems(periodics),
  ];
}

function found<Job>(
  jobs: readonly Job[],
  checks: readonly ((job: Job) => readonly Problem[])[],
): readonly Problem[] {
  return jobs.flatMap((job) => checks.flatMap((check) => check(job)));
}

function duplicatesOf(jobs: readonly (LoadedPresubmit | LoadedPostsubmit)[]): readonly Problem[] {
  const repos = [...grouped(jobs, ({ repo }) => repo).values()];
  return repos.flatMap((ofRepo) => duplicateProblems(ofRepo));
}
