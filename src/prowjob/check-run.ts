/** What GitHub's page of checks shows of a prow job, beside its commit status. GitHub: "REST API endpoints for check runs". */
export interface CheckRun {
  readonly name: string;
  /** The ProwJob's name, by which the check run is found again. */
  readonly externalId: string;
  /** Absent while there is nothing to see. */
  readonly detailsUrl?: string;
  readonly progress: CheckProgress;
  /** RFC 3339. */
  readonly startedAt?: string;
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** Markdown; empty when there is nothing more to say. */
  readonly text: string;
}

export type CheckProgress =
  | { readonly status: 'queued' | 'in_progress' }
  | {
      readonly status: 'completed';
      readonly conclusion: 'success' | 'failure' | 'cancelled';
      /** RFC 3339. */
      readonly completedAt?: string;
    };
