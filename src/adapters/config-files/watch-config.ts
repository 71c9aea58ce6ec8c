import { setTimeout } from 'node:timers/promises';
import { problemText } from '../../config/problem.ts';
import type { Problem } from '../../config/problem.ts';
import type { ConfigSource } from '../../ports/config-source.ts';
import { ConfigFilesError } from './config-files-error.ts';
import type { ConfigPaths } from './config-paths.ts';
import { readConfiguration } from './read-configuration.ts';
import type { Reading } from './read-configuration.ts';
import { fingerprint, survey } from './survey.ts';
import type { Survey } from './survey.ts';

/** Who is told what; each line is `file:line:column: sentence`. */
export interface ConfigListener {
  /** The files have a problem: the configuration before stays in force. */
  problem(line: string): void;
  warning?(line: string): void;
  /** A new configuration is in force. */
  reloaded?(): void;
}

export interface WatchedConfig extends ConfigSource {
  /** Stops looking; resolves when the last look has ended. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;

/**
 * Reads the configuration and keeps it as the files are. A change is taken up at the second look that finds it the same,
 * so that a half-written file is left alone; the default is live within three seconds.
 * Throws {@link ConfigFilesError} when the first configuration is bad.
 */
export async function watchConfig(
  paths: ConfigPaths,
  listener: ConfigListener,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<WatchedConfig> {
  const seen = await survey(paths);
  const first = await readConfiguration(paths, undefined, seen);
  if (!first.loaded.ok) throw new ConfigFilesError(first.loaded.problems);
  tellNew(listener, first);

  let current = first.loaded.value;
  const stopping = new AbortController();
  const take = async (files: Survey, before: Reading): Promise<Reading> => {
    const reading = await readConfiguration(paths, before, files);
    tellNew(listener, reading, before);
    if (!reading.loaded.ok) return reading;
    current = reading.loaded.value;
    listener.reloaded?.();
    return reading;
  };
  const { signal } = stopping;
  const watching = watchChanges({ seen, first, paths, take, lookEveryMs, signal });
  return {
    current: () => current,
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

interface Watch {
  readonly paths: ConfigPaths;
  readonly seen: Survey;
  readonly first: Reading;
  readonly take: (files: Survey, before: Reading) => Promise<Reading>;
  readonly lookEveryMs: number;
  readonly signal: AbortSignal;
}

/** Calls `take` for each state of the files that lasts for two looks. */
async function watchChanges(watch: Watch): Promise<void> {
  const { paths, take, lookEveryMs, signal } = watch;
  let reading = watch.first;
  let taken = fingerprint(watch.seen);
  let last = taken;
  while (await slept(lookEveryMs, signal)) {
    const files = await survey(paths);
    const now = fingerprint(files);
    const isSettled = now === last;
    last = now;
    if (now === taken || !isSettled) continue;
    reading = await take(files, reading);
    taken = now;
  }
}

/** `false` when woken by the signal. */
async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await setTimeout(ms, undefined, { signal, ref: false });
    return !signal.aborted;
  } catch {
    // The only way that the timer fails is the signal.
    return false;
  }
}

/** Tells what the reading before did not say already. */
function tellNew(listener: ConfigListener, reading: Reading, before?: Reading): void {
  for (const line of newLines(problemsOf(reading), before ? problemsOf(before) : [])) {
    listener.problem(line);
  }
  for (const line of newLines(reading.warnings, before?.warnings ?? [])) listener.warning?.(line);
}

function problemsOf({ loaded }: Reading): readonly Problem[] {
  return loaded.ok ? [] : loaded.problems;
}

function newLines(now: readonly Problem[], before: readonly Problem[]): readonly string[] {
  const told = new Set(before.map(problemText));
  return now.map(problemText).filter((line) => !told.has(line));
}
