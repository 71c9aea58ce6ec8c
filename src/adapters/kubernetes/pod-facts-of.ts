import type { V1ContainerStatus, V1Pod, V1PodCondition } from '@kubernetes/client-node';
import type { ContainerFacts, PodFacts } from '../../prowjob/pod-facts.ts';

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const;

/** What the rules need of a Pod. A Pod that has no phase yet is pending. */
export function podFactsOf(pod: V1Pod): PodFacts {
  const { metadata, status } = pod;
  const startedAt = timeText(status?.startTime);
  const deletedAt = timeText(metadata?.deletionTimestamp);
  return {
    name: metadata?.name ?? '',
    uid: metadata?.uid ?? '',
    phase: PHASES.find((phase) => phase === status?.phase) ?? 'Pending',
    ...(status?.reason ? { reason: status.reason } : {}),
    ...disruptionOf(status?.conditions ?? []),
    createdAt: timeText(metadata?.creationTimestamp) ?? new Date(0).toISOString(),
    ...(startedAt ? { startedAt } : {}),
    ...(deletedAt ? { deletedAt } : {}),
    labels: metadata?.labels ?? {},
    containers: (status?.containerStatuses ?? []).map(containerFactsOf),
  };
}

/** Kubernetes: "Disruptions", Pod disruption conditions. */
function disruptionOf(conditions: readonly V1PodCondition[]): Pick<PodFacts, 'disruption'> {
  const isTarget = ({ type, status }: V1PodCondition): boolean =>
    type === 'DisruptionTarget' && status === 'True';
  const condition = conditions.find(isTarget);
  return condition ? { disruption: condition.reason ?? condition.type } : {};
}

function containerFactsOf({ name, state }: V1ContainerStatus): ContainerFacts {
  if (state?.terminated) {
    const { exitCode, reason } = state.terminated;
    return { name, state: 'terminated', exitCode, ...(reason ? { reason } : {}) };
  }
  if (state?.waiting) {
    const { reason } = state.waiting;
    return { name, state: 'waiting', ...(reason ? { reason } : {}) };
  }
  return { name, state: state?.running ? 'running' : 'unknown' };
}

/** The library parses times of read objects, but leaves those of watched ones as text. */
function timeText(time: Date | string | undefined): string | undefined {
  return time instanceof Date ? time.toISOString() : time;
}
