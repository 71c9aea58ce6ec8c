/** Someone wants a prow job not to start yet; one that runs goes on. */
export interface HoldRequest {
  /** Who or what holds it, in words: `@bob`, `/hold of acme/shop#7`. */
  readonly by: string;
  /**
   * The pull request is held, not the job: a slot that is free when the job first asks is taken all the same, and only
   * a job that must wait for one stays waiting.
   */
  readonly isOfPull: boolean;
}
