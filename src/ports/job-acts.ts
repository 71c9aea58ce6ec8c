import type { RepoName } from '../prowjob/ids.ts';
import type { ProwJob } from '../prowjob/spec.ts';

/** Somebody acts, and wants it to be told who. */
export interface By {
  /** In words. */
  readonly by: string;
}

/** A run that comes again, before it starts. */
export type Rerun =
  | { readonly kind: 'made'; readonly job: ProwJob }
  /** There is no such job any more, or its configuration cannot be had. */
  | { readonly kind: 'refused'; readonly why: string };

export interface PullRef extends RepoName {
  readonly number: number;
}

/** What people do to runs and pull requests without a comment. Whether they may is for the caller to say. */
export interface JobActs {
  /** One that has ended is no error. */
  abort(name: string, by: By): Promise<void>;
  hold(name: string, by: By): Promise<void>;
  release(name: string): Promise<void>;
  /** Makes a new run of what ran, or of what the job's configuration says now; nothing starts yet. */
  makeRerun(job: ProwJob, by: By, which: 'same' | 'latest'): Promise<Rerun>;
  /** Starts a run that was made, and tells its pull request's workflow of it. */
  start(job: ProwJob): Promise<void>;
  /** The pull request's workflow does it in its turn; it starts if it must. */
  askOfPull(pull: PullRef, what: 'hold' | 'release' | 'retest', by: By): Promise<void>;
}
