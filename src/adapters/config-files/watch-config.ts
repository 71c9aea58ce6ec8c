import { setTimeout } from 'node:timers/promises';
import { problemText } from '../../config/problem.ts';
import type { Loaded } from '../../config/problem.ts';
import type { ConfigSnapshot, ConfigSource } from '../../ports/config-source.ts';
import { ConfigFilesError } from './config-files-error.ts';
import type { ConfigPaths } from './config-paths.ts';
import { createConfigReader } from './config-reader.ts';
import { fingerprint } from './fingerprint.ts';

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
  const reader = createConfigReader(paths);
  const before = await fingerprint(paths);
  const first = await reader.read();
  if (!first.ok) throw new ConfigFilesError(first.problems);
  tellWarnings(first, listener);

  let current = first.value;
  const stopping = new AbortController();
  const take = async (): Promise<void> => {
    const loaded = await reader.read();
    if (!loaded.ok) {
      for (const problem of loaded.problems) listener.problem(problemText(problem));
      return;
    }
    current = loaded.value;
    tellWarnings(loaded, listener);
    listener.reloaded?.();
  };
  const look = (): Promise<string> => fingerprint(paths);
  const watching = watchChanges({ before, look, take, lookEveryMs, signal: stopping.signal });
  return {
    current: () => current,
    async stop() {
      stopping.abort();
      await watching;
    },
  };
}

interface Watch {
  readonly before: string;
  readonly look: () => Promise<string>;
  readonly take: () => Promise<void>;
  readonly lookEveryMs: number;
  readonly signal: AbortSignal;
}

/** Calls `take` for each state of the files that lasts for two looks. */
async function watchChanges({ before, look, take, lookEveryMs, signal }: Watch): Promise<void> {
  let taken = before;
  let last = before;
  while (await slept(lookEveryMs, signal)) {
    const now = await look();
    const isSettled = now === last;
    last = now;
    if (now === taken || !isSettled) continue;
    await take();
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

function tellWarnings(loaded: Loaded<ConfigSnapshot>, listener: ConfigListener): void {
  if (!loaded.ok) return;
  for (const warning of loaded.warnings) listener.warning?.(problemText(warning));
}
