import type { Periodic, Postsubmit, Presubmit } from '../config.ts';
import type { Resolved } from '../defaults/job.ts';
import type { Problem } from '../problem.ts';
import { inside, problemAt } from '../read/place.ts';
import type { Place } from '../read/place.ts';
import type {
  BaseFields,
  PeriodicFields,
  PostsubmitFields,
  PresubmitFields,
} from '../schema/job.ts';

/** A job after defaulting, with the place where it was written. */
export interface LoadedJob {
  readonly kind: 'presubmit' | 'postsubmit' | 'periodic';
  /** `org/repo`; empty for a periodic. */
  readonly repo: string;
  readonly fields: BaseFields & Resolved;
  readonly place: Place;
}

export interface LoadedPresubmit extends LoadedJob {
  readonly kind: 'presubmit';
  readonly fields: PresubmitFields & Resolved;
  readonly job: Presubmit;
}

export interface LoadedPostsubmit extends LoadedJob {
  readonly kind: 'postsubmit';
  readonly fields: PostsubmitFields & Resolved;
  readonly job: Postsubmit;
}

export interface LoadedPeriodic extends LoadedJob {
  readonly kind: 'periodic';
  readonly fields: PeriodicFields & Resolved;
  readonly job: Periodic;
}

/** Finds what is wrong with a job. */
export type Check<Job extends LoadedJob = LoadedJob> = (job: Job) => readonly Problem[];

/** A problem with a field of a job, at the field where it is written, else at the job. */
export function jobProblem(
  job: LoadedJob,
  path: string | readonly (string | number)[],
  says: string,
): Problem {
  const keys = typeof path === 'string' ? [path] : path;
  const place = keys.reduce<Place>(inside, job.place);
  return problemAt(place, `${titleOf(job)}: ${says}`);
}

/** "presubmit pull-test of org/repo", in one line whatever the name is. */
export function titleOf({ kind, repo, fields }: LoadedJob): string {
  const name = fields.name.replaceAll(/\s+/g, ' ').slice(0, 100) || '(without a name)';
  return repo === '' ? `${kind} ${name}` : `${kind} ${name} of ${repo}`;
}
