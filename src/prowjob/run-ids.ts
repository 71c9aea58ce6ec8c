/**
 * How what leads to a run may look in a request. What passes here is safe in a path, in a query of Temporal's and in a
 * log line; whether there is such a run is another question.
 */

/** Prow: pkg/config/config.go `validateJobName`. Storage allows no longer segment than this one. */
const JOB_NAME = /^[A-Za-z0-9_.-]{1,250}$/;
/** Snowflakes and the numbers of tot. */
const BUILD_ID = /^[0-9]{1,20}$/;
/** UUIDs, and what begins with the name of a periodic. */
const PROW_JOB_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,249}$/;
/** Kubernetes: a DNS label. */
const CONTAINER_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** GitHub: logins, and names of repositories. */
const NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/** True for what can be a job's name; `.` and `..` mean something else in a path. */
export function isJobName(text: string): boolean {
  return JOB_NAME.test(text) && !isDots(text);
}

/** True for what can be a build id. */
export function isBuildId(text: string): boolean {
  return BUILD_ID.test(text);
}

/** True for what can be a ProwJob's name. */
export function isProwJobName(text: string): boolean {
  return PROW_JOB_NAME.test(text);
}

/** True for what can be a container's name. */
export function isContainerName(text: string): boolean {
  return CONTAINER_NAME.test(text);
}

/** True for what can be the name of an org or of a repository. */
export function isOrgOrRepo(text: string): boolean {
  return NAME.test(text) && !isDots(text);
}

function isDots(text: string): boolean {
  return text === '.' || text === '..';
}
