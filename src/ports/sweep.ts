import type { JobEnd } from '../prowjob/job-end.ts';
import type { PodFacts } from '../prowjob/pod-facts.ts';
import type { PodRef } from './cluster.ts';

/** The Pods of a build cluster, as the sweep sees them. Every error has a code. */
export interface PodInventory {
  /** All Pods that match, page by page: there may be tens of thousands. */
  pages(where: {
    readonly namespace: string;
    readonly selector: string;
  }): AsyncIterable<readonly PodFacts[]>;
  /** Removes this Pod and no other of its name; one that is gone is no error. */
  remove(pod: PodRef & { readonly uid: string }): Promise<void>;
}

/** The build clusters that are swept. */
export interface Inventories {
  aliases(): readonly string[];
  inventory(alias: string): PodInventory | undefined;
}

/** What is known of prow jobs, asked one by one, because lists lag behind. */
export interface JobEnds {
  endOf(name: string): Promise<JobEnd>;
}
