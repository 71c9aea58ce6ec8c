import type { GlobalConfig } from '../config/config.ts';
import { isLimited } from '../prowjob/queue/slots.ts';
import type { LeaseRequest, Need, QueueSettings } from '../prowjob/queue/queue.ts';
import type { ProwJob, ProwJobSpec } from '../prowjob/spec.ts';

/** The annotation of a job that lets it go before others: an integer, 0 where it is absent. */
export const PRIORITY = 'prowflow.dev/priority';

type Limiting = Pick<GlobalConfig, 'plank' | 'sections'>;

/** The limits that the configuration sets for jobs together. Prow: pkg/config/config.go `Controller`, `Plank`. */
export function queueSettings({ plank, sections }: Limiting): QueueSettings {
  const queues = Object.entries(plank.jobQueueCapacities).filter(([, slots]) => slots >= 0);
  return {
    limits: [
      ...(plank.maxConcurrency > 0 ? [['all', plank.maxConcurrency] as const] : []),
      ...queues.map(([name, slots]) => [`queue/${name}`, slots] as const),
    ],
    isFair: sections.prowflow?.fair_share ?? false,
  };
}

/**
 * What a prow job asks of the queue; `undefined` when no limit concerns it. A queue without a capacity has no slots.
 * Prow: pkg/plank/reconciler.go `canExecuteConcurrently`, `canExecuteConcurrentlyPerJob`, `canExecuteConcurrentlyPerQueue`.
 */
export function leaseRequest(
  job: ProwJob,
  global: Limiting,
  { ticket, isHeld }: Pick<LeaseRequest, 'ticket' | 'isHeld'>,
): LeaseRequest | undefined {
  const needs = needsOf(job.spec, global);
  if (!isLimited(needs, queueSettings(global))) return undefined;
  return { ...entryOf(job, needs), ticket, isHeld };
}

/** A prow job that runs, as the queue counts it, whether or not it asked. */
export function leaseOf(job: ProwJob, global: Limiting): LeaseRequest {
  return { ...entryOf(job, needsOf(job.spec, global)), ticket: 0, isHeld: false };
}

function entryOf(
  { metadata, spec, status }: ProwJob,
  needs: readonly Need[],
): Omit<LeaseRequest, 'ticket' | 'isHeld'> {
  const refs = spec.refs ?? spec.extra_refs?.[0];
  return {
    prowJob: metadata.name,
    job: spec.job,
    needs,
    createdAt: status.startTime ?? '',
    org: refs?.org ?? '',
    priority: priorityOf(metadata.annotations?.[PRIORITY]),
  };
}

function needsOf(spec: ProwJobSpec, { plank }: Limiting): readonly Need[] {
  const { agent, job, max_concurrency = 0, job_queue_name: queue } = spec;
  const isKnown = queue && Object.hasOwn(plank.jobQueueCapacities, queue);
  return [
    // Prow's limit of all jobs is one of Pods.
    ...(agent === 'kubernetes' ? [{ scope: 'all' }] : []),
    { scope: `job/${job}`, ...(max_concurrency > 0 && { slots: max_concurrency }) },
    ...(queue ? [{ scope: `queue/${queue}`, ...(!isKnown && { slots: 0 }) }] : []),
  ];
}

/** What is no number of a sensible size counts as nothing said. */
function priorityOf(text: string | undefined): number {
  return text !== undefined && /^-?\d{1,6}$/.test(text) ? Number(text) : 0;
}
