/** What Temporal knows of a prow job: it remembers those that ended for as long as its namespace's retention. */
export type JobEnd =
  | { readonly kind: 'live' }
  /** Its end has been told, or nobody can tell it any more. Milliseconds since 1970. */
  | { readonly kind: 'ended'; readonly atMs: number }
  | { readonly kind: 'unknown' };
