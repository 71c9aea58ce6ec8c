import type { LeaseRequest, Queue } from './queue.ts';

/**
 * Those who wait, whoever is next first: by priority, then by the time of their trigger. With fair shares the orgs take
 * turns within a priority: each request counts as many leases of its org as there will be when all of that org before
 * it have theirs.
 */
export function inOrder({ settings, leases, waiting }: Queue): readonly LeaseRequest[] {
  const byAge = [...waiting].sort((one, other) => byPriority(one, other) || byTime(one, other));
  if (!settings.isFair) return byAge;
  const counts = new Map<string, number>();
  for (const { org } of leases) counts.set(org, (counts.get(org) ?? 0) + 1);
  const shares = new Map<LeaseRequest, number>();
  for (const request of byAge) {
    const share = counts.get(request.org) ?? 0;
    shares.set(request, share);
    counts.set(request.org, share + 1);
  }
  const shareOf = (request: LeaseRequest): number => shares.get(request) ?? 0;
  return byAge.sort(
    (one, other) => byPriority(one, other) || shareOf(one) - shareOf(other) || byTime(one, other),
  );
}

function byPriority(one: LeaseRequest, other: LeaseRequest): number {
  return other.priority - one.priority;
}

function byTime(one: LeaseRequest, other: LeaseRequest): number {
  return timeOf(one) - timeOf(other) || compare(one.prowJob, other.prowJob);
}

/** Whoever does not say when it was triggered goes first. */
function timeOf({ createdAt }: LeaseRequest): number {
  return Date.parse(createdAt) || 0;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
