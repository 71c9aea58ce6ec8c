import { watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf, type Log } from '../log.ts';
import { openInside } from '../upload/open-inside.ts';
import type { Marker } from './outcome.ts';

/** How often it is looked even when nothing was heard, in milliseconds. Prow: pod-utils/wrapper `WaitForMarkers`. */
const POLL_MS = 10_000;

/** An exit code has a few digits; whatever is longer is none. */
const LONGEST = 64;

/**
 * Waits until each of the files is there, and says what is in them. It hears of a new file from the system, and looks
 * now and then in case it did not.
 */
export async function waitForMarkers(
  files: readonly string[],
  log: Log,
  pollMs = POLL_MS,
): Promise<readonly Marker[]> {
  let wake = (): void => undefined;
  const folders = [...new Set(files.map((file) => dirname(file)))];
  const watchers = folders.flatMap((folder) => listen(folder, () => wake, log));
  try {
    for (;;) {
      const change = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const markers = await Promise.all(files.map((file) => readMarker(file, log)));
      const found = markers.filter((marker) => marker !== undefined);
      if (found.length === files.length) return found;
      const timer = setTimeout(() => {
        wake();
      }, pollMs);
      await change;
      clearTimeout(timer);
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

/** Without a watcher there still is the timer. */
function listen(folder: string, wake: () => () => void, log: Log): readonly FSWatcher[] {
  const failed = (error: unknown): void => {
    log.warning(`Cannot watch a folder: ${messageOf(error)}`, { folder });
  };
  try {
    const watcher = watch(folder, () => {
      wake()();
    });
    watcher.on('error', failed);
    return [watcher];
  } catch (error) {
    failed(error);
    return [];
  }
}

async function readMarker(file: string, log: Log): Promise<Marker | undefined> {
  try {
    const opened = await openInside(dirname(file), file);
    try {
      const { buffer, bytesRead } = await opened.read(Buffer.alloc(LONGEST), 0, LONGEST, 0);
      const text = buffer.toString('utf8', 0, bytesRead).trim();
      if (/^-?\d{1,9}$/.test(text)) return { kind: 'code', code: Number(text) };
      log.error('A marker file holds no exit code', { file });
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    log.error(`A marker file cannot be read: ${messageOf(error)}`, { file });
  }
  return { kind: 'unreadable' };
}
