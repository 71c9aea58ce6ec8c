/** What a commit shows beside it. Prow: pkg/github/types.go `Status`. */
export interface CommitStatus {
  readonly context: string;
  readonly state: 'success' | 'pending' | 'failure' | 'error';
  /** At most 140 bytes. */
  readonly description: string;
  readonly targetUrl: string;
}
