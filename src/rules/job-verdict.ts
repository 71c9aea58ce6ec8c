/** The answer about one job, in words for people: why it runs, or why not and what would have made it run. */
export type JobVerdict =
  | { readonly run: true; readonly why: string }
  | { readonly run: false; readonly why: string; readonly wouldRunIf: string };

/** The answer about one job, with its name. */
export type JobAnswer = JobVerdict & { readonly job: string };
