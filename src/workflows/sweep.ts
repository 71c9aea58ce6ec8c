import { log } from '@temporalio/workflow';
import type { Swept } from '../activities/sweep.ts';
import { clustersToSweep, packHistory, sweepPods } from './activities.ts';

/** What one sweep came to, over all build clusters. */
export interface SweepResult extends Swept {
  /** Build clusters that could not be swept; the next sweep tries again. */
  readonly unreached: readonly string[];
}

/** Removes what runs that are over have left. A Schedule starts it; a cluster that is away keeps no other waiting. */
export async function sweep(): Promise<SweepResult> {
  const clusters = await clustersToSweep();
  const attempts = clusters.map(async (cluster) => ({ cluster, swept: await sweptOf(cluster) }));
  const packing = packHistory().catch((error: unknown) => {
    log.warn('the history could not be packed', { error });
  });
  const results = await Promise.all(attempts);
  await packing;
  return {
    ...results.map(({ swept }) => swept ?? NOTHING).reduce(plus, NOTHING),
    unreached: results.filter(({ swept }) => !swept).map(({ cluster }) => cluster),
  };
}

async function sweptOf(cluster: string): Promise<Swept | undefined> {
  try {
    return await sweepPods({ cluster });
  } catch (error) {
    log.warn('a build cluster could not be swept', { cluster, error });
    return undefined;
  }
}

const NOTHING: Swept = { existing: 0, removed: { aged: 0, ttled: 0, orphaned: 0 }, errors: 0 };

function plus(one: Swept, other: Swept): Swept {
  return {
    existing: one.existing + other.existing,
    removed: {
      aged: one.removed.aged + other.removed.aged,
      ttled: one.removed.ttled + other.removed.ttled,
      orphaned: one.removed.orphaned + other.removed.orphaned,
    },
    errors: one.errors + other.errors,
  };
}
