import type { Leases } from '../ports/leases.ts';
import type { LeaseReturn } from '../prowjob/queue/queue.ts';

export interface LeaseDeps {
  readonly leases: Pick<Leases, 'giveBack'>;
}

/** What a prow job does with its lease, beside asking for it on its way to its Pod. */
export function createLeaseActivities({ leases }: LeaseDeps) {
  return {
    async giveBackLease(returned: LeaseReturn): Promise<void> {
      await leases.giveBack(returned);
    },
  };
}

export type LeaseActivities = ReturnType<typeof createLeaseActivities>;
