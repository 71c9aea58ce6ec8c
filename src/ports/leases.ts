import type { LeaseRequest, LeaseReturn, QueueSettings } from '../prowjob/queue/queue.ts';

/** The queue of those who wait for slots. Every call may be repeated, and returns when the queue has it for good. */
export interface Leases {
  /** Asks for a lease; the prow job is signalled when it has it, maybe before this returns. */
  ask(request: LeaseRequest, settings: QueueSettings): Promise<void>;
  /** Gives a lease back, or takes a request back; one that the queue does not know is no error. */
  giveBack(returned: LeaseReturn): Promise<void>;
}
