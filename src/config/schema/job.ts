import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { ObjectOf } from '../read/object.ts';
import type { Read } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { anything, filledText, flag, oneOf, text, wholeNumber } from '../read/scalars.ts';
import { decoration } from './decoration.ts';
import { podSpec } from './pod-spec.ts';
import { CLONING, refs } from './refs.ts';
import { reporterConfig } from './reporter.ts';
import { rerunAuth } from './rerun-auth.ts';

/** Prow: pkg/apis/prowjobs/v1/types.go `ProwJobDefault`. */
export const prowJobDefaults = titled(
  'ProwJobDefault',
  object({
    tenant_id: described('Whose the job is.', filledText),
    resultstore_config: described(
      'Results go to ResultStore as well.',
      object({ project_id: described('The Google Cloud project that pays.', text) }),
    ),
  }),
);

/** Fields that a job and its ProwJob share. */
export const OF_RUNS = {
  max_concurrency: described('How many runs there may be at once; 0 is no limit.', wholeNumber),
  agent: described('What runs the job.', oneOf(['kubernetes', 'tekton-pipeline', 'jenkins'])),
  cluster: described('Build cluster, a context of the kubeconfig.', filledText),
  namespace: described('Where a Tekton job runs; pod_namespace without it.', filledText),
  error_on_eviction: described(
    'An evicted Pod ends the job as an error instead of being started again.',
    flag,
  ),
  pipeline_run_spec: described('The Tekton PipelineRun; older form.', anything),
  tekton_pipeline_run_spec: described('The Tekton PipelineRun.', object({ v1beta1: anything })),
  reporter_config: reporterConfig,
  rerun_auth_config: described('Who may run the job again.', rerunAuth),
  hidden: described('Only shown where hidden jobs are shown.', flag),
  prowjob_defaults: prowJobDefaults,
  job_queue_name: described(
    'A queue of plank.job_queue_capacities that the job waits in.',
    filledText,
  ),
  extra_refs: described('Repositories that are cloned besides the one under test.', listOf(refs)),
  decoration_config: described('How the Pod is decorated.', decoration),
};

/** Fields of every kind of job. Prow: pkg/config/jobs.go `JobBase`, `UtilityConfig`. */
const BASE = {
  name: described('Unique for a branch: letters, digits, and the characters - . _', text),
  labels: described('Of ProwJob and Pod; they also choose presets.', mapOf(text)),
  annotations: described('Of ProwJob and Pod.', mapOf(text)),
  spec: described('The Pod to run.', podSpec),
  decorate: described('The Pod clones code, keeps logs and uploads artifacts.', flag),
  ...CLONING,
  ...OF_RUNS,
};

/** What presubmits and postsubmits have in common. Prow: `RegexpChangeMatcher`, `Brancher`, `Reporter`. */
const OF_A_REPOSITORY = {
  run_if_changed: described('Run when any changed file matches this pattern.', filledText),
  skip_if_only_changed: described('Run unless all changed files match this pattern.', filledText),
  branches: described('Patterns of branches that the job is for; all without it.', listOf(text)),
  skip_branches: described('Patterns of branches that the job is not for.', listOf(text)),
  context: described('Name of the status on the commit; the job’s name without it.', filledText),
  skip_report: described('No status and no comment on the code host.', flag),
  jenkins_spec: object({
    github_branch_source_job: described('Jenkins’ GitHub Branch Source plugin made the job.', flag),
  }),
};

export type BaseFields = ObjectOf<typeof BASE>;

/** Prow: pkg/config/jobs.go `Presubmit`. */
export const presubmitFields = titled(
  'Presubmit',
  object({
    ...BASE,
    ...OF_A_REPOSITORY,
    always_run: described('Run for every change of a pull request.', flag),
    optional: described('A failure does not hinder the merge.', flag),
    trigger: described('Pattern of comments that start the job.', filledText),
    rerun_command: described('The comment that people are told to write.', filledText),
    run_before_merge: described('Must have passed before the merge, whatever else is said.', flag),
  }),
);
export type PresubmitFields = Read<typeof presubmitFields>;

/** Prow: pkg/config/jobs.go `Postsubmit`. */
export const postsubmitFields = titled(
  'Postsubmit',
  object({
    ...BASE,
    ...OF_A_REPOSITORY,
    always_run: described('False: only run when something asks for it.', flag),
  }),
);
export type PostsubmitFields = Read<typeof postsubmitFields>;

/** Prow: pkg/config/jobs.go `Periodic`, `Retry`. */
export const periodicFields = titled(
  'Periodic',
  object({
    ...BASE,
    interval: described('Time from start to start, such as 2h30m.', filledText),
    minimum_interval: described('Time from end to start, such as 2h30m.', filledText),
    cron: described(
      'Minute, hour, day of month, month, day of week, in UTC; or @daily and the like.',
      filledText,
    ),
    tags: listOf(text),
    retry: described(
      'What happens after a failure.',
      object({
        attempts: described('How often to try again; at most 10.', wholeNumber),
        interval: described('Time between two tries, such as 10m.', filledText),
        run_all: described('Make all tries, even after one that passed.', flag),
      }),
    ),
  }),
);
export type PeriodicFields = Read<typeof periodicFields>;
