/** A kind of slot that a job takes: of all jobs, of one job's name, of one queue. */
export interface Need {
  /** `all`, `job/NAME` or `queue/NAME`. */
  readonly scope: string;
  /** How many may run at once by what the job itself says; absent where the settings say it. */
  readonly slots?: number;
}

/** A prow job that wants to start. */
export interface LeaseRequest {
  readonly prowJob: string;
  /** The name of its job, for people. */
  readonly job: string;
  /** Counts the times that a prow job came to the queue, so that a late message of an earlier time changes nothing. */
  readonly ticket: number;
  readonly needs: readonly Need[];
  /** When the prow job was triggered, RFC 3339: the order of the queue. */
  readonly createdAt: string;
  /** Whose share it counts in; empty for a job without a repository. */
  readonly org: string;
  /** Higher goes first. */
  readonly priority: number;
  /** It takes a slot that is free when it comes; one that has to wait stays waiting until it comes released. */
  readonly isHeld: boolean;
}

/** What the configuration says of all jobs. */
export interface QueueSettings {
  /** Slots of the scopes that are limited, in `[scope, slots]`; a scope that is absent has as many as are wanted. */
  readonly limits: readonly (readonly [scope: string, slots: number])[];
  /** Among equals, the org that has the fewest leases goes first. */
  readonly isFair: boolean;
}

/** A queue as plain data. Those who run have leases, whoever waits is in no order. */
export interface Queue {
  readonly settings: QueueSettings;
  readonly leases: readonly LeaseRequest[];
  readonly waiting: readonly LeaseRequest[];
}

/** A queue that nobody came to. */
export const EMPTY_QUEUE: Queue = {
  settings: { limits: [], isFair: false },
  leases: [],
  waiting: [],
};

/** Somebody leaves. */
export type LeaseReturn = Pick<LeaseRequest, 'prowJob' | 'ticket'>;

/**
 * Takes a request in. One that came before changes its hold only; one that has its lease keeps it, and hears of it
 * again; a later ticket takes the place of an earlier one, lease and all.
 */
export function ask(queue: Queue, request: LeaseRequest): Queue {
  const lease = queue.leases.find(isOf(request));
  if (lease && lease.ticket >= request.ticket) return queue;
  const waits = queue.waiting.find(isOf(request));
  if (waits && waits.ticket > request.ticket) return queue;
  const others = giveBack(queue, [request]);
  return { ...others, waiting: [...others.waiting, request] };
}

/** Frees what the prow jobs have, and forgets what they wait for, unless they have come again since. */
export function giveBack(queue: Queue, returned: readonly LeaseReturn[]): Queue {
  if (returned.length === 0) return queue;
  const tickets = new Map(returned.map(({ prowJob, ticket }) => [prowJob, ticket]));
  const stays = ({ prowJob, ticket }: LeaseRequest): boolean =>
    ticket > (tickets.get(prowJob) ?? -Infinity);
  return { ...queue, leases: queue.leases.filter(stays), waiting: queue.waiting.filter(stays) };
}

/** Counts prow jobs that run without having asked, as those do that started before there was a limit. */
export function adopt(queue: Queue, running: readonly LeaseRequest[]): Queue {
  const known = new Set([...queue.leases, ...queue.waiting].map(({ prowJob }) => prowJob));
  const strangers = running.filter(({ prowJob }) => !known.has(prowJob));
  return { ...queue, leases: [...queue.leases, ...strangers] };
}

/** True for the same prow job, whatever its ticket. */
function isOf({ prowJob }: LeaseRequest): (request: LeaseRequest) => boolean {
  return (request) => request.prowJob === prowJob;
}
