import type { V1Pod } from '@kubernetes/client-node';
import type { PodFacts } from '../../../src/prowjob/pod-facts.ts';
import type { Pod } from '../../../src/prowjob/pod-spec.ts';
import type { PodWatchHandlers } from '../../../src/ports/cluster.ts';

export const NAMESPACE = 'test-pods';

/** A Pod as a job would have it. */
export function pod(name: string, labels: Readonly<Record<string, string>> = {}): Pod {
  const containers = [{ name: 'test', image: 'alpine', command: ['true'] }];
  return {
    metadata: { name, namespace: NAMESPACE, labels },
    spec: { restartPolicy: 'Never', containers },
  };
}

/** A Pod as an API server tells it over HTTP. */
export function wirePod(name: string, resourceVersion: string, phase = 'Pending'): V1Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: NAMESPACE, uid: `uid-${name}`, resourceVersion },
    status: { phase },
  };
}

/** Handlers that keep what they are told: `+name Phase` for a Pod that was seen, `-name` for one that is gone. */
export function listener(): PodWatchHandlers & { readonly told: readonly string[] } {
  const told: string[] = [];
  return {
    told,
    seen: ({ name, phase }: PodFacts) => told.push(`+${name} ${phase}`),
    gone: ({ name }: PodFacts) => told.push(`-${name}`),
  };
}
