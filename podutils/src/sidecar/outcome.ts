/** What a marker file says: the exit code of a test, or that there is none to be read. */
export type Marker =
  { readonly kind: 'code'; readonly code: number } | { readonly kind: 'unreadable' };

/** What all markers of a Pod mean together. Prow: pkg/sidecar/run.go `wait`. */
export interface Outcome {
  readonly passed: boolean;
  readonly aborted: boolean;
  /** How many tests failed by themselves. */
  readonly failures: number;
}

/** Codes that entrypoint chooses. Prow: pkg/entrypoint/run.go. */
const ABORTED = 130;
const PREVIOUS_FAILED = 1130;

/** Sums up. A test that did not start because the one before it failed is not one more failure. */
export function outcomeOf(markers: readonly Marker[]): Outcome {
  const codes = markers.map((marker) => (marker.kind === 'code' ? marker.code : -1));
  return {
    passed: codes.every((code) => code === 0),
    aborted: codes.includes(ABORTED),
    failures: codes.filter((code) => code !== 0 && code !== PREVIOUS_FAILED).length,
  };
}

/** What a run that is being killed has come to so far. */
export const INTERRUPTED: Outcome = { passed: false, aborted: true, failures: 0 };
