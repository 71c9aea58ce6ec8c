import type { Refs } from '../../prowjob/refs.ts';
import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import type { ObjectOf } from '../read/object.ts';
import type { Read, Reader } from '../read/reader.ts';
import { reader } from '../read/reader.ts';
import { anything, filledText, flag, oneOf, text, wholeNumber } from '../read/scalars.ts';
import { decoration } from './decoration.ts';
import { podSpec } from './pod-spec.ts';
import { reporterConfig } from './reporter.ts';

const refsFields = object({
  org: text,
  repo: text,
  repo_link: text,
  base_ref: text,
  base_sha: text,
  base_link: text,
  path_alias: text,
  workdir: flag,
  auxiliary: flag,
  clone_uri: text,
  skip_submodules: flag,
  clone_depth: wholeNumber,
  skip_fetch_head: flag,
  blobless_fetch: flag,
  sparse_checkout_files: listOf(text),
});

const extraRef: Reader<Refs> = reader(refsFields.shape, (value, place, notes) => {
  const read = refsFields(value, place, notes);
  return read && { org: '', repo: '', ...read };
});

/** Prow: pkg/apis/prowjobs/v1/types.go `RerunAuthConfig`. */
const rerunAuth = object({
  allow_anyone: flag,
  github_team_ids: listOf(wholeNumber),
  github_team_slugs: listOf(object({ slug: text, org: text })),
  github_users: listOf(text),
  github_orgs: listOf(text),
});

/** Prow: pkg/apis/prowjobs/v1/types.go `ProwJobDefault`. */
export const prowJobDefaults = object({ tenant_id: filledText, resultstore_config: anything });

/** Fields of every kind of job. Prow: pkg/config/jobs.go `JobBase`, `UtilityConfig`. */
const BASE = {
  name: text,
  labels: mapOf(text),
  max_concurrency: wholeNumber,
  agent: oneOf(['kubernetes', 'tekton-pipeline', 'jenkins']),
  cluster: filledText,
  namespace: filledText,
  error_on_eviction: flag,
  spec: podSpec,
  pipeline_run_spec: anything,
  tekton_pipeline_run_spec: object({ v1beta1: anything }),
  annotations: mapOf(text),
  reporter_config: reporterConfig,
  rerun_auth_config: rerunAuth,
  hidden: flag,
  prowjob_defaults: prowJobDefaults,
  job_queue_name: filledText,
  decorate: flag,
  path_alias: text,
  clone_uri: text,
  skip_submodules: flag,
  clone_depth: wholeNumber,
  skip_fetch_head: flag,
  extra_refs: listOf(extraRef),
  decoration_config: decoration,
};

/** What presubmits and postsubmits have in common. Prow: `RegexpChangeMatcher`, `Brancher`, `Reporter`. */
const OF_A_REPOSITORY = {
  run_if_changed: filledText,
  skip_if_only_changed: filledText,
  branches: listOf(text),
  skip_branches: listOf(text),
  context: filledText,
  skip_report: flag,
  jenkins_spec: object({ github_branch_source_job: flag }),
};

export type BaseFields = ObjectOf<typeof BASE>;

/** Prow: pkg/config/jobs.go `Presubmit`. */
export const presubmitFields = object({
  ...BASE,
  ...OF_A_REPOSITORY,
  always_run: flag,
  optional: flag,
  trigger: filledText,
  rerun_command: filledText,
  run_before_merge: flag,
});
export type PresubmitFields = Read<typeof presubmitFields>;

/** Prow: pkg/config/jobs.go `Postsubmit`. */
export const postsubmitFields = object({ ...BASE, ...OF_A_REPOSITORY, always_run: flag });
export type PostsubmitFields = Read<typeof postsubmitFields>;

/** Prow: pkg/config/jobs.go `Periodic`. */
export const periodicFields = object({
  ...BASE,
  interval: filledText,
  minimum_interval: filledText,
  cron: filledText,
  tags: listOf(text),
  retry: object({ attempts: wholeNumber, interval: filledText, run_all: flag }),
});
export type PeriodicFields = Read<typeof periodicFields>;
