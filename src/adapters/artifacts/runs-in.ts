import { readProwJob } from '../../config/read-prow-job.ts';
import type { ProwJob } from '../../prowjob/spec.ts';

/** The runs in a file of the history, one a line. A line that is no run is passed over: it must not hide a day. */
export function* runsIn(text: string): Generator<ProwJob> {
  for (const line of text.split('\n')) {
    const read = readProwJob({ path: '', value: parsed(line), positionOf: () => NOWHERE });
    if (read.ok) yield read.value;
  }
}

/** Nobody is told what is wrong with a line. */
const NOWHERE = { line: 1, column: 1, sourceLine: '' };

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
