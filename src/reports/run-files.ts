import type { ProwJob } from '../prowjob/spec.ts';
import { startedOf } from '../prowjob/started.ts';

/**
 * The files of a run that are written from outside of its Pod, so that a run whose Pod never came, or never ended, has
 * them too. Prow: pkg/crier/reporters/gcs.
 */

/** Tells tools that the Pod itself did not write the file, with the name that they know. */
const FROM_OUTSIDE = { uploader: 'crier' };

/** started.json. */
export function startedFile({ spec, status }: ProwJob): string {
  const seconds = secondsOf(status.startTime ?? status.pendingTime);
  return fileOf({ ...startedOf(spec, seconds), metadata: FROM_OUTSIDE });
}

/** finished.json of a run that is over. Prow: pkg/crier/reporters/gcs/util/util.go `MarshalFinishedJSON`. */
export function finishedFile({ status }: ProwJob): string {
  return fileOf({
    timestamp: secondsOf(status.completionTime),
    passed: status.state === 'success',
    metadata: FROM_OUTSIDE,
    result: status.state,
  });
}

/** prowjob.json, or any other file of this kind: JSON, indented by a tab as Go's tools have it. */
export function fileOf(content: object): string {
  return JSON.stringify(content, null, '\t');
}

/** 0 for a time that is not known. */
function secondsOf(time: string | undefined): number {
  return time === undefined ? 0 : Math.floor(Date.parse(time) / 1000);
}
