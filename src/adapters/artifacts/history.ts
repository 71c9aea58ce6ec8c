import type { ArtifactStore, ArtifactStores } from '../../ports/artifact-store.ts';
import type { History, HistoryWindow } from '../../ports/history.ts';
import { historyEntry } from '../../prowjob/history-entry.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import { dayFolder, daysDown, isPack, isRunFile, runFile } from './history-paths.ts';
import { packDay } from './pack-day.ts';
import { readFiles } from './read-files.ts';
import { runsIn } from './runs-in.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The end of a run is told for three days at most, so a run is recorded four days after it at the latest. */
const DAYS_TO_PACK = 5;

/** A day that is not over gets a pack when there is this much to read. */
const WORTH_A_PACK = 100;

/** The history in the store at `bucket()`, which may change; without a bucket there is none. */
export function createHistory(stores: ArtifactStores, bucket: () => string | undefined): History {
  const open = async (): Promise<ArtifactStore | undefined> => {
    const name = bucket();
    return name === undefined ? undefined : stores(name);
  };
  return {
    async record(run) {
      const { completionTime } = run.status;
      const store = await open();
      if (!store || completionTime === undefined) return;
      const path = runFile(run.metadata.name, new Date(completionTime));
      const bytes = new TextEncoder().encode(JSON.stringify(historyEntry(run)));
      await store.put(path, bytes, { contentType: 'application/json' });
    },
    async *read(window) {
      const store = await open();
      if (!store) return;
      for (const day of daysDown(window.from, window.to)) yield* await runsOf(store, day, window);
    },
    async pack(now) {
      const store = await open();
      if (!store) return 0;
      let packed = 0;
      const first = new Date(now.getTime() - DAYS_TO_PACK * DAY_MS);
      let atLeast = WORTH_A_PACK;
      for (const day of daysDown(first, now)) {
        packed += await packDay(store, day, atLeast);
        atLeast = 2;
      }
      return packed;
    },
  };
}

/** A run that is in two files is one. Files that go while they are read were packed: then the day is read again. */
async function runsOf(
  store: ArtifactStore,
  day: string,
  window: HistoryWindow,
  mayReadAgain = true,
): Promise<readonly ProwJob[]> {
  const files: string[] = [];
  for await (const path of store.list(dayFolder(day))) {
    if (isPack(path) || isRunFile(path)) files.push(path);
  }
  const runs = new Map<string, ProwJob>();
  for await (const text of readFiles(store, files)) {
    if (text === undefined && mayReadAgain) return runsOf(store, day, window, false);
    for (const run of runsIn(text ?? '')) runs.set(run.metadata.name, run);
  }
  return [...runs.values()]
    .filter((run) => endOf(run) >= window.from.getTime() && endOf(run) <= window.to.getTime())
    .sort((one, other) => endOf(other) - endOf(one) || byName(one, other));
}

/** So that whoever reads on where they stopped finds the same order. */
function byName({ metadata: one }: ProwJob, { metadata: other }: ProwJob): number {
  return one.name < other.name ? -1 : 1;
}

function endOf({ status }: ProwJob): number {
  return Date.parse(status.completionTime ?? '');
}
