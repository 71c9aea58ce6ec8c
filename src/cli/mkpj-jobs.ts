import { randomUUID } from 'node:crypto';
import type { Config, Periodic, Postsubmit, Presubmit } from '../config/config.ts';
import { podFor } from '../pods/pod-for.ts';
import { parseRepoName } from '../prowjob/ids.ts';
import { prowJob } from '../prowjob/prow-job.ts';
import { jobUrl } from '../reports/job-url.ts';
import { periodicSpec, postsubmitSpec, presubmitSpec } from '../rules/prow-job-spec.ts';
import { pullRefs } from '../rules/refs.ts';
import type { Pod } from '../prowjob/pod-spec.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { ProwJob, ProwJobSpec } from '../prowjob/spec.ts';
import type { RunToMake } from './mkpj-run.ts';

type Job = Presubmit | Postsubmit | Periodic;

/** A job and what becomes of it, in the form in which upstream Prow's results are recorded. */
export interface MadeRow {
  readonly kind: Job['kind'];
  /** `org/repo`; a periodic has none. */
  readonly repo?: string;
  readonly name: string;
  readonly job: Job['fields'];
  readonly prowjob: ProwJob;
  /** Absent for an agent that runs no Pod. */
  readonly pod?: Pod;
  readonly url: string;
}

/** All jobs: presubmits, postsubmits, periodics, in the order of the files. */
export function allJobs({ presubmits, postsubmits, periodics }: Config): readonly Job[] {
  return [...[...presubmits.values()].flat(), ...[...postsubmits.values()].flat(), ...periodics];
}

/** A run of the job that nothing started yet; throws when the job tests code that `run` does not name. */
export function prowJobOf(job: Job, run: RunToMake, config: Config): ProwJob {
  const { labels = {}, annotations = {} } = job.fields;
  const { name = randomUUID(), namespace = config.global.prowJobNamespace, buildId } = run;
  return prowJob({
    name,
    namespace,
    spec: specOf(job, run),
    labels,
    annotations,
    ...(buildId !== undefined && { buildId }),
  });
}

/** Every job with its run, Pod and status URL; throws as {@link prowJobOf} does. */
export function* madeRows(config: Config, run: RunToMake): Generator<MadeRow> {
  for (const job of allJobs(config)) yield madeRow(job, run, config);
}

function madeRow(job: Job, run: RunToMake, config: Config): MadeRow {
  const made = prowJobOf(job, run, config);
  return {
    kind: job.kind,
    ...(job.kind !== 'periodic' && { repo: job.repo }),
    name: job.name,
    job: job.fields,
    prowjob: made,
    ...(made.spec.pod_spec && { pod: podFor(made, { buildId: run.buildId ?? '' }) }),
    url: jobUrl(made, config.global.plank),
  };
}

function specOf(job: Job, run: RunToMake): ProwJobSpec {
  if (job.kind === 'periodic') return periodicSpec(job);
  const base = baseRefs(job, run);
  if (job.kind === 'postsubmit') return postsubmitSpec(job, base);
  if (run.pull === undefined) {
    throw new Error(`${job.name} is a presubmit of ${job.repo}: it needs a pull request to test`);
  }
  const { baseRef, baseSha, pull } = run;
  const { sha: headSha, ...others } = pull;
  const repo = parseRepoName(job.repo);
  const repoLink = linkOf(job.repo);
  const link = `${repoLink}/pull/${pull.number}`;
  return presubmitSpec(
    job,
    pullRefs({ ...others, repo, repoLink, link, headSha, baseRef, baseSha }),
  );
}

function baseRefs(job: Presubmit | Postsubmit, { baseRef, baseSha }: RunToMake): Refs {
  if (baseRef === '' || baseSha === '') {
    throw new Error(`${job.name} tests ${job.repo}: it needs a base ref and a base SHA`);
  }
  const repoLink = linkOf(job.repo);
  return {
    ...parseRepoName(job.repo),
    repo_link: repoLink,
    base_ref: baseRef,
    base_sha: baseSha,
    base_link: `${repoLink}/commit/${baseSha}`,
  };
}

function linkOf(repo: string): string {
  return `https://github.com/${repo}`;
}
