/** Someone wants the end of a prow job; `because` becomes its description. */
export interface AbortRequest {
  readonly because: string;
  /** A newer run of the same job for the same commit takes over, and reports in its place. */
  readonly isSuperseded: boolean;
}
