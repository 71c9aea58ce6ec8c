import { describe, expect, it } from 'vitest';
import { createPastRuns } from '../../../src/adapters/artifacts/past-runs.ts';
import type { HistoryWindow } from '../../../src/ports/history.ts';
import type { ProwJob } from '../../../src/prowjob/spec.ts';
import { createBuildIds } from '../../../src/activities/build-id.ts';
import { newJob } from '../../workflows/new-job.ts';

const MADE = new Date('2026-03-01T12:00:00Z');
const NOW = new Date('2026-08-01T12:00:00Z');
const BUILD = createBuildIds(1, () => MADE)();
const job = newJob();
const RUN: ProwJob = { ...job, status: { ...job.status, build_id: BUILD } };

function scene(runs: readonly ProwJob[], fails = false) {
  const windows: HistoryWindow[] = [];
  let now = NOW;
  let atOnce = 0;
  let mostAtOnce = 0;
  const history = {
    async *read(window: HistoryWindow) {
      windows.push(window);
      mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
      await Promise.resolve();
      try {
        if (fails) throw new Error('no answer');
        yield* runs;
      } finally {
        atOnce -= 1;
      }
    },
  };
  return {
    find: createPastRuns(history, () => now),
    windows,
    mostAtOnce: () => mostAtOnce,
    wait: (ms: number) => void (now = new Date(now.getTime() + ms)),
  };
}

describe('a run of the past', () => {
  it('is looked for when it must have ended, as its build id tells', async () => {
    const { find, windows } = scene([newJob(), RUN]);
    expect(await find('unit', BUILD)).toBe(RUN);
    expect(windows).toEqual([{ from: MADE, to: new Date('2026-03-03T12:00:00Z') }]);
  });

  it('whose id does not tell is looked for in the last days', async () => {
    const { find, windows } = scene([RUN]);
    expect(await find('unit', '12')).toBeUndefined();
    expect(windows).toEqual([{ from: new Date('2026-07-29T12:00:00Z'), to: NOW }]);
  });

  it('is looked for once in a while, found or not, one after the other', async () => {
    const { find, windows, mostAtOnce, wait } = scene([RUN]);
    const found = await Promise.all(['1', '1', '2', '3'].map((id) => find('unit', id)));
    expect(found).toEqual([undefined, undefined, undefined, undefined]);
    expect(windows).toHaveLength(3);
    expect(mostAtOnce()).toBe(1);
    wait(61_000);
    await find('unit', '1');
    expect(windows).toHaveLength(4);
  });

  it('is looked for again when it could not be', async () => {
    const { find, windows } = scene([], true);
    await expect(find('unit', '1')).rejects.toThrow('no answer');
    await expect(find('unit', '1')).rejects.toThrow('no answer');
    expect(windows).toHaveLength(2);
  });
});
