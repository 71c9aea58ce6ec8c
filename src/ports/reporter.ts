import type { ProwJob, ProwJobState } from '../prowjob/spec.ts';

/** A prow job's state that people or tools are to hear of. */
export interface JobReport {
  /** With the status that is to be told. */
  readonly job: ProwJob;
  /** The run is over; its result is final. */
  readonly isFinal: boolean;
  /** A newer run of the same job for the same commit took over: nobody may be told that this one ended. */
  readonly isSuperseded: boolean;
  /** The state that was told before this one, if one was: another reason for the same state is no news to everybody. */
  readonly before?: ProwJobState | undefined;
}

/** One way of telling, such as GitHub's statuses or Slack. Prow: pkg/crier/controller.go `ReportClient`. */
export interface Reporter {
  /** For logs and metrics; Prow's name where it has one, such as `github-reporter`. */
  readonly name: string;
  /** Is this report any of its business? Decides by data alone. */
  wants(report: JobReport): boolean;
  /**
   * Tells; may be repeated after an attempt whose success is unknown, which `isRepeat` says. An error is tried again
   * unless its code is final (activities/failure.ts).
   */
  tell(report: JobReport, isRepeat: boolean): Promise<void>;
}
