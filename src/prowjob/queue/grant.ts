import { inOrder } from './order.ts';
import type { LeaseRequest, Queue } from './queue.ts';
import { Usage } from './slots.ts';

export interface Granted {
  readonly queue: Queue;
  readonly leases: readonly LeaseRequest[];
}

/**
 * Gives leases to whoever can start now, in the order of the queue. A request takes its slots of all scopes or none, and
 * one that lacks a slot keeps nobody behind it from slots that it does not need. `newcomers` are the prow jobs that came
 * since the last time, for whom a hold does not count if there is a slot at once.
 * Prow: pkg/plank/reconciler.go `canExecuteConcurrently`, which asks in no order but among jobs of a name or queue.
 */
export function grant(queue: Queue, newcomers: ReadonlySet<string> = new Set()): Granted {
  const usage = new Usage(queue);
  const leases: LeaseRequest[] = [];
  for (const request of inOrder(queue)) {
    const mayStart = !request.isHeld || newcomers.has(request.prowJob);
    if (!mayStart || usage.lacks(request).length > 0) continue;
    usage.add(request);
    leases.push(request);
  }
  if (leases.length === 0) return { queue, leases };
  const started = new Set(leases.map(({ prowJob }) => prowJob));
  const waiting = queue.waiting.filter(({ prowJob }) => !started.has(prowJob));
  return { queue: { ...queue, leases: [...queue.leases, ...leases], waiting }, leases };
}
