/** A prow job of a pull request that has not ended. */
export interface RunningJob {
  readonly prowJob: string;
  readonly job: string;
  readonly headSha: string;
  readonly baseRef: string;
  readonly type: 'presubmit' | 'batch';
}
