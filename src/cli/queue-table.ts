import type { QueueView } from '../adapters/temporal/queue-reader.ts';
import type { ScopeView, WaitingView } from '../prowjob/queue/view.ts';
import { columns } from './columns.ts';

/** A queue for people: its limits, then whoever waits. A wide table also has what is used without a limit. */
export function queueTable({ slots, waiting }: QueueView, isWide: boolean): string {
  const shown = isWide ? slots : slots.filter((scope) => scope.slots !== undefined);
  const limits =
    shown.length === 0
      ? 'no limit is in use\n'
      : columns([['LIMIT', 'USED', 'SLOTS', 'WAITING'], ...shown.map(limitRow)]);
  return waiting.length === 0 ? limits : `${limits}\n${waitingTable(waiting, isWide)}`;
}

function limitRow({ scope, used, slots, waiting }: ScopeView): readonly string[] {
  return [scope, String(used), slots === undefined ? 'any' : String(slots), String(waiting)];
}

function waitingTable(waiting: readonly WaitingView[], isWide: boolean): string {
  const head = ['POSITION', 'JOB', 'PROW JOB', 'SINCE', ...(isWide ? ['PRIORITY'] : []), 'WHY'];
  const rows = waiting.map(({ position, job, prowJob, since, priority, why }) => [
    String(position),
    job,
    prowJob,
    since,
    ...(isWide ? [String(priority)] : []),
    why,
  ]);
  return columns([head, ...rows]);
}
