/**
 * The names of what the history keeps: a folder for each day (UTC) on which runs ended, in it a small file for each run
 * and packs of many.
 */
const FOLDER = 'prowflow/history';

const DAY_MS = 24 * 60 * 60_000;

/** `2026-01-31` of a moment. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** The days of a window, the last first. */
export function* daysDown(from: Date, to: Date): Generator<string> {
  const first = dayOf(from);
  for (let time = to.getTime(); ; time -= DAY_MS) {
    const day = dayOf(new Date(time));
    if (day < first) return;
    yield day;
  }
}

/** What the paths of all that a day has begin with. */
export function dayFolder(day: string): string {
  return `${FOLDER}/${day}/`;
}

/** The small file of a run: its name and the time of its end say which, so a repeated record finds the first. */
export function runFile(name: string, completionTime: Date): string {
  const time = completionTime.toISOString().slice(11, 19).replaceAll(':', '');
  return `${dayFolder(dayOf(completionTime))}${time}-${encodeURIComponent(name)}.json`;
}

export function isRunFile(path: string): boolean {
  return path.endsWith('.json');
}

/** A pack is named by its content, so that a pack that is made twice is one. */
export function packFile(day: string, hash: string): string {
  return `${dayFolder(day)}pack-${hash}.ndjson`;
}

export function isPack(path: string): boolean {
  return path.endsWith('.ndjson');
}
