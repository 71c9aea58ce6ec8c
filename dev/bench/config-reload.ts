import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { ConfigFilesError } from '../../src/adapters/config-files/config-files-error.ts';
import { readConfiguration } from '../../src/adapters/config-files/read-configuration.ts';
import { survey } from '../../src/adapters/config-files/survey.ts';
import { largeJobFile } from './config-samples.ts';
import type { ConfigTree } from './config-tree.ts';

const Reload = z.object({
  medianMs: z.number(),
  /** How late timers fire meanwhile. */
  delayP99Ms: z.number(),
});
type Reload = z.infer<typeof Reload>;

/** What changing files costs a process that has read them. */
export const ReloadFigures = z.object({
  oneFile: Reload,
  everyJob: Reload,
  largeFile: Reload,
  /** A look at the files that finds nothing new. */
  lookMs: z.number(),
  memoryMb: z.number(),
});
export type ReloadFigures = z.infer<typeof ReloadFigures>;

const ROUNDS = 20;
const LARGE_FILE_LENGTH = 1024 * 1024;
/** Of the timer whose lateness is measured. */
const RESOLUTION_MS = 10;

export async function measureReloads(tree: ConfigTree): Promise<ReloadFigures> {
  const [single = tree.config] = tree.files;
  const large = join(tree.jobConfig, 'large.yaml');
  const append = (path: string) => (round: number) => appendFile(path, comment(round));
  return {
    oneFile: await measured(tree, append(single)),
    // Another config.yaml may mean other defaults for every job.
    everyJob: await measured(tree, append(tree.config)),
    largeFile: await measured(tree, (round) =>
      writeFile(large, largeJobFile(LARGE_FILE_LENGTH, round)),
    ),
    lookMs: await lookMs(tree),
    memoryMb: process.memoryUsage().rss / 2 ** 20,
  };
}

/** Changes files and reads them again, round after round. */
async function measured(
  tree: ConfigTree,
  change: (round: number) => Promise<void>,
): Promise<Reload> {
  let reading = await readConfiguration(tree);
  const times: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  // The first reading is no reload and does not let others work.
  await setImmediate();
  delay.enable();
  for (let round = 0; round < ROUNDS; round += 1) {
    await change(round);
    const began = performance.now();
    reading = await readConfiguration(tree, reading);
    times.push(performance.now() - began);
    if (!reading.loaded.ok) throw new ConfigFilesError(reading.loaded.problems);
  }
  delay.disable();
  // The histogram counts nanoseconds from one firing of its timer to the next.
  return { medianMs: median(times), delayP99Ms: delay.percentile(99) / 1e6 - RESOLUTION_MS };
}

async function lookMs(tree: ConfigTree): Promise<number> {
  const times: number[] = [];
  for (let look = 0; look < ROUNDS; look += 1) {
    const began = performance.now();
    await survey(tree);
    times.push(performance.now() - began);
  }
  return median(times);
}

function comment(index: number): string {
  return `\n# changed ${String(index)} times\n`;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
