import { clonePath } from './clone-path.ts';
import { refsText } from './refs.ts';
import type { Pull, Refs } from './refs.ts';
import type { ProwJob, ProwJobSpec } from './spec.ts';

/**
 * What a job is told about itself: environment variable → value. BUILD_NUMBER is there for old scripts. Periodics get
 * no refs, because they test no change; their extra refs are in JOB_SPEC.
 * Prow: pkg/pod-utils/downwardapi/jobspec.go `EnvForSpec`.
 */
export function jobSpecEnv(prowJob: ProwJob, buildId: string): Readonly<Record<string, string>> {
  const { spec, metadata } = prowJob;
  return {
    CI: 'true',
    JOB_NAME: spec.job,
    BUILD_ID: buildId,
    PROW_JOB_ID: metadata.name,
    JOB_TYPE: spec.type,
    ...(spec.agent === 'kubernetes' ? { BUILD_NUMBER: buildId } : {}),
    JOB_SPEC: jobSpecJson(prowJob, buildId),
    ...refsEnv(spec),
  };
}

/** The value of JOB_SPEC, which clonerefs, initupload, sidecar and jobs parse. Prow: the same file, `JobSpec`. */
export function jobSpecJson({ spec, metadata }: ProwJob, buildId: string): string {
  return JSON.stringify({
    type: spec.type,
    job: spec.job,
    buildid: buildId,
    prowjobid: metadata.name,
    refs: spec.refs,
    extra_refs: spec.extra_refs,
    decoration_config: spec.decoration_config,
  });
}

function refsEnv({ type, refs }: ProwJobSpec): Readonly<Record<string, string>> {
  if (type === 'periodic' || refs === undefined) return {};
  const { host, base } = sourceOf(refs);
  return {
    REPO_OWNER: refs.org,
    REPO_NAME: refs.repo,
    SRC_HOST: host,
    SRC_BASE: base,
    PULL_BASE_REF: refs.base_ref ?? '',
    PULL_BASE_SHA: refs.base_sha ?? '',
    PULL_REFS: refsText(refs),
    ...(type === 'presubmit' ? pullEnv(refs.pulls?.[0]) : {}),
  };
}

function pullEnv(pull: Pull | undefined): Readonly<Record<string, string>> {
  if (pull === undefined) return {};
  return {
    PULL_NUMBER: String(pull.number),
    PULL_PULL_SHA: pull.sha,
    PULL_HEAD_REF: pull.head_ref ?? '',
    PULL_TITLE: pull.title ?? '',
  };
}

/** The checkout path in its two halves; an alias or link that is a bare host keeps `org/repo` as the other half. */
function sourceOf(refs: Refs): { readonly host: string; readonly base: string } {
  const path = clonePath(refs);
  const slash = path.indexOf('/');
  if (slash < 0) return { host: path, base: `${refs.org}/${refs.repo}` };
  return { host: path.slice(0, slash), base: path.slice(slash + 1) };
}
