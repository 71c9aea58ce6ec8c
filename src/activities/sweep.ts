import { heartbeat, log } from '@temporalio/activity';
import type { ConfigSource } from '../ports/config-source.ts';
import type { History } from '../ports/history.ts';
import type { Inventories, JobEnds, PodInventory } from '../ports/sweep.ts';
import { LABEL } from '../prowjob/labels.ts';
import type { PodFacts } from '../prowjob/pod-facts.ts';
import { retentionOf } from '../rules/retention.ts';
import { sweepReason, type SweepReason } from '../rules/sweep-reason.ts';
import { notConfigured } from './failure.ts';

export interface SweepDeps {
  readonly inventories: Inventories;
  readonly jobEnds: JobEnds;
  readonly config: ConfigSource;
  readonly history: Pick<History, 'pack'>;
  readonly now: () => Date;
}

/** What a sweep found and did on one build cluster. */
export interface Swept {
  /** Pods of ours that were there. */
  readonly existing: number;
  readonly removed: Readonly<Record<SweepReason, number>>;
  /** Pods that should have been removed, or about which nothing could be learned. */
  readonly errors: number;
}

/** Questions about jobs, and deletions, at a time. */
const AT_ONCE = 10;

/** Removes what is left of runs that are over. Each may be repeated. Prow: cmd/sinker. */
export function createSweepActivities(deps: SweepDeps) {
  const { inventories, config, history, now } = deps;
  return {
    /** The build clusters to be swept. */
    clustersToSweep(): Promise<readonly string[]> {
      const { excludedClusters } = retentionOf(config.current().config);
      const swept = inventories.aliases().filter((alias) => !excludedClusters.includes(alias));
      return Promise.resolve(swept);
    },

    /** Removes the Pods of one build cluster that nobody needs any more. */
    async sweepPods({ cluster }: { readonly cluster: string }): Promise<Swept> {
      const inventory = inventories.inventory(cluster);
      if (!inventory) throw notConfigured(`build cluster ${cluster}`);
      const namespace = config.current().config.global.podNamespace;
      const selector = `${LABEL.createdByProw}=true`;
      const fates: Fate[] = [];
      for await (const pods of inventory.pages({ namespace, selector })) {
        for (let from = 0; from < pods.length; from += AT_ONCE) {
          const some = pods.slice(from, from + AT_ONCE);
          fates.push(
            ...(await Promise.all(some.map((pod) => sweep(deps, inventory, namespace, pod)))),
          );
          heartbeat();
        }
      }
      return sum(fates);
    },

    /** Makes the history of runs quicker to read. */
    packHistory: (): Promise<number> => history.pack(now()),
  };
}

export type SweepActivities = ReturnType<typeof createSweepActivities>;

type Fate = SweepReason | 'kept' | 'error';

/** Removes one Pod if it is to be. What goes wrong with one must not keep the others. */
async function sweep(
  { jobEnds, config, now }: SweepDeps,
  inventory: PodInventory,
  namespace: string,
  pod: PodFacts,
): Promise<Fate> {
  if (pod.deletedAt !== undefined) return 'kept';
  try {
    const job = await jobEnds.endOf(pod.labels[LABEL.prowJobId] || pod.name);
    const reason = sweepReason(pod, job, retentionOf(config.current().config), now());
    if (reason === undefined) return 'kept';
    await inventory.remove({ namespace, name: pod.name, uid: pod.uid });
    return reason;
  } catch (error) {
    log.warn('a Pod could not be swept', { pod: pod.name, error });
    return 'error';
  }
}

function sum(fates: readonly Fate[]): Swept {
  const count = (fate: Fate): number => fates.filter((one) => one === fate).length;
  const removed = {
    aged: count('aged'),
    ttled: count('ttled'),
    orphaned: count('orphaned'),
  };
  return { existing: fates.length, removed, errors: count('error') };
}
