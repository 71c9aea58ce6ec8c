import type { Problem } from '../problem.ts';
import { rerunAuthProblem } from '../schema/rerun-auth.ts';
import { urlProblem } from '../url-problem.ts';
import type { Check, LoadedJob } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

/** Prow: pkg/apis/prowjobs/v1/types.go `RerunAuthConfig.Validate`. */
export const checkRerunAuth: Check = (job) => {
  const says = rerunAuthProblem(job.fields.rerun_auth_config ?? {});
  return says === undefined ? [] : [jobProblem(job, 'rerun_auth_config', says)];
};

/**
 * Where code is cloned from. Prow: pkg/config/jobs.go `UtilityConfig.Validate`, which looks at extra refs only when the
 * job has a clone_uri of its own.
 */
export const checkCloneUris: Check = (job) => [
  ...cloneUriProblems(job, ['clone_uri'], job.fields.clone_uri),
  ...(job.fields.extra_refs ?? []).flatMap((ref, index) =>
    cloneUriProblems(job, ['extra_refs', index, 'clone_uri'], ref.clone_uri),
  ),
];

function cloneUriProblems(
  job: LoadedJob,
  path: readonly (string | number)[],
  uri: string | undefined,
): readonly Problem[] {
  if (!uri) return [];
  const broken = urlProblem(withoutUser(uri));
  if (broken !== undefined) {
    return [
      jobProblem(job, path, `clone_uri ${uri} is no address that Git can clone from: ${broken}`),
    ];
  }
  const hasToken = job.fields.decoration_config?.oauth_token_secret !== undefined;
  if (!hasToken || /^https?:\/\//i.test(uri)) return [];
  const says = `with oauth_token_secret, clone_uri must start with http:// or https://: ${uri}`;
  return [jobProblem(job, path, says)];
}

/** Of `git@host:org/repo` only the rest reads as a URL. */
function withoutUser(uri: string): string {
  return uri.slice(uri.indexOf('@') + 1);
}
