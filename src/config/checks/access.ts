import type { Problem } from '../problem.ts';
import type { Check, LoadedJob } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

/** Prow: pkg/apis/prowjobs/v1/types.go `RerunAuthConfig.Validate`. */
export const checkRerunAuth: Check = (job) => {
  const { allow_anyone, ...lists } = job.fields.rerun_auth_config ?? {};
  if (!allow_anyone || Object.values(lists).every((list) => list.length === 0)) return [];
  const says = 'allow_anyone and a list of users, teams or orgs exclude each other; keep one';
  return [jobProblem(job, 'rerun_auth_config', says)];
};

/** Where code is cloned from. Prow: pkg/config/jobs.go `UtilityConfig.Validate`. */
export const checkCloneUris: Check = (job) => [
  ...cloneUriProblems(job, ['clone_uri'], job.fields.clone_uri),
  ...(job.fields.extra_refs ?? []).flatMap((ref, index) =>
    cloneUriProblems(job, ['extra_refs', index, 'clone_uri'], ref.clone_uri),
  ),
];

/** A broken percent escape or a blank is what Go's `url.Parse` trips over. */
const BROKEN_URI = /\s|%(?![0-9a-fA-F]{2})/;

function cloneUriProblems(
  job: LoadedJob,
  path: readonly (string | number)[],
  uri: string | undefined,
): readonly Problem[] {
  if (!uri) return [];
  if (BROKEN_URI.test(uri)) {
    return [jobProblem(job, path, `clone_uri is no address that Git can clone from: ${uri}`)];
  }
  const hasToken = job.fields.decoration_config?.oauth_token_secret !== undefined;
  if (!hasToken || /^https?:\/\//.test(uri)) return [];
  const says = `with oauth_token_secret, clone_uri must start with http:// or https://: ${uri}`;
  return [jobProblem(job, path, says)];
}
