import type { Check, LoadedJob } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

const OF_EVERY_JOB = [
  'CI',
  'JOB_NAME',
  'JOB_SPEC',
  'JOB_TYPE',
  'PROW_JOB_ID',
  'BUILD_ID',
  'BUILD_NUMBER',
];
const OF_REFS = [
  'REPO_OWNER',
  'REPO_NAME',
  'SRC_HOST',
  'SRC_BASE',
  'PULL_BASE_REF',
  'PULL_BASE_SHA',
  'PULL_REFS',
];
const OF_PULLS = ['PULL_NUMBER', 'PULL_PULL_SHA', 'PULL_HEAD_REF', 'PULL_TITLE'];

/** Env vars that jobs are given. Prow: pkg/pod-utils/downwardapi/jobspec.go `EnvForType`. */
const RESERVED: Readonly<Record<LoadedJob['kind'], ReadonlySet<string>>> = {
  periodic: new Set(OF_EVERY_JOB),
  postsubmit: new Set([...OF_EVERY_JOB, ...OF_REFS]),
  presubmit: new Set([...OF_EVERY_JOB, ...OF_REFS, ...OF_PULLS]),
};

/** Prow: pkg/config/config.go `validatePodSpec`. */
export const checkEnv: Check = (job) =>
  (job.fields.spec?.containers ?? []).flatMap(({ env = [] }, container) => {
    const seen = new Set<string>();
    return env.flatMap(({ name }, index) => {
      const says = envProblem(name, seen, RESERVED[job.kind]);
      seen.add(name);
      const path = ['spec', 'containers', container, 'env', index];
      return says === undefined ? [] : [jobProblem(job, path, says)];
    });
  });

function envProblem(
  name: string,
  seen: ReadonlySet<string>,
  reserved: ReadonlySet<string>,
): string | undefined {
  if (reserved.has(name)) return `the env var ${name} is set by prowflow; choose another name`;
  return seen.has(name) ? `the env var ${name} is set twice in one container` : undefined;
}
