import type { History } from '../../ports/history.ts';
import { buildTimeMs } from '../../prowjob/build-time.ts';
import type { ProwJob } from '../../prowjob/spec.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long after its build id was made a run has ended at the latest. */
const LONGEST_RUN_MS = 2 * DAY_MS;
/** How far back a build is looked for whose id does not tell its time. */
const FAR_BACK_MS = 3 * DAY_MS;
/** A search reads whole days, so what was found, or was not, is remembered for a while. */
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 1_000;

interface Searched {
  readonly untilMs: number;
  readonly found: Promise<ProwJob | undefined>;
}

/** Finds runs in the history by job and build id, one search after the other: anybody may ask for what is not there. */
export function createPastRuns(history: Pick<History, 'read'>, now: () => Date) {
  const searched = new Map<string, Searched>();
  let last: Promise<unknown> = Promise.resolve();
  const search = async (job: string, buildId: string): Promise<ProwJob | undefined> => {
    for await (const run of history.read(windowOf(buildId, now()))) {
      if (run.spec.job === job && run.status.build_id === buildId) return run;
    }
    return undefined;
  };
  return (job: string, buildId: string): Promise<ProwJob | undefined> => {
    const key = `${job}/${buildId}`;
    const nowMs = now().getTime();
    const before = searched.get(key);
    if (before && before.untilMs > nowMs) return before.found;
    if (searched.size >= MOST_REMEMBERED) searched.clear();
    const found = last.then(() => search(job, buildId));
    searched.set(key, { found, untilMs: nowMs + REMEMBERED_MS });
    last = found.catch(() => searched.delete(key));
    return found;
  };
}

function windowOf(buildId: string, now: Date): { readonly from: Date; readonly to: Date } {
  const madeMs = buildTimeMs(buildId);
  if (madeMs === undefined) return { from: new Date(now.getTime() - FAR_BACK_MS), to: now };
  const toMs = Math.min(madeMs + LONGEST_RUN_MS, now.getTime());
  return { from: new Date(Math.min(madeMs, toMs)), to: new Date(toMs) };
}
