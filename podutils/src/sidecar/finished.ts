import type { Outcome } from './outcome.ts';

/** What is kept of a run beside its verdict, under `metadata` of finished.json. */
export type Metadata = Readonly<Record<string, unknown>>;

/** The content of finished.json. `timestamp` is in seconds. Source: testgrid, metadata/job.go `Finished`. */
export interface Finished {
  readonly timestamp: number;
  readonly passed: boolean;
  readonly result: 'SUCCESS' | 'ABORTED' | 'FAILURE';
  readonly metadata?: Metadata;
  readonly revision?: string;
}

/** Prow: pkg/sidecar/run.go `doUpload`. */
export function finishedOf(
  { passed, aborted }: Outcome,
  metadata: Metadata,
  revision: string,
  timestamp: number,
): Finished {
  return {
    timestamp,
    passed,
    result: passed ? 'SUCCESS' : aborted ? 'ABORTED' : 'FAILURE',
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    ...(revision === '' ? {} : { revision }),
  };
}
