/** Statuses of Pods as a kubelet, a scheduler and the cluster's controllers write them. */

const CONTAINER = { name: 'test', image: '', imageID: '', ready: false, restartCount: 0 };

function containers(state: object): readonly object[] {
  return [{ ...CONTAINER, state }];
}

export const SUCCEEDED = {
  phase: 'Succeeded',
  containerStatuses: containers({ terminated: { exitCode: 0, reason: 'Completed' } }),
};

export const FAILED = {
  phase: 'Failed',
  containerStatuses: containers({ terminated: { exitCode: 1, reason: 'Error' } }),
};

export const SUCCEEDED_WITHOUT_END = { phase: 'Succeeded', containerStatuses: containers({}) };

export function running(startTime: Date = new Date()): object {
  return { phase: 'Running', startTime, containerStatuses: containers({ running: {} }) };
}

export function pulling(): object {
  const waiting = { reason: 'ImagePullBackOff', message: 'no such image' };
  return { phase: 'Pending', startTime: new Date(), containerStatuses: containers({ waiting }) };
}

export const EVICTED = { phase: 'Failed', reason: 'Evicted', message: 'the node is low on memory' };

export const NODE_LOST = { ...running(), reason: 'NodeLost' };

export const UNKNOWN = { phase: 'Unknown' };

/** A condition that tells why the cluster ends a Pod. */
export function disrupted(reason: string): object {
  const condition = { type: 'DisruptionTarget', status: 'True', reason };
  return { ...FAILED, conditions: [condition] };
}

export const OUT_OF_MEMORY = {
  ...running(),
  containerStatuses: containers({ terminated: { exitCode: 137, reason: 'OOMKilled' } }),
};

export const DEADLINE_EXCEEDED = {
  phase: 'Failed',
  reason: 'DeadlineExceeded',
  message: 'Pod was active on the node longer than the specified deadline',
};
