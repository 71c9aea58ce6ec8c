import { V1Pod } from '@kubernetes/client-node';
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
export function wirePod(name: string, resourceVersion: string, phase = 'Pending'): object {
  const metadata = { name, namespace: NAMESPACE, uid: `uid-${name}`, resourceVersion };
  return { apiVersion: 'v1', kind: 'Pod', metadata, status: { phase } };
}

/** A Pod as the client library gives it. */
export function apiPod(...parts: readonly object[]): V1Pod {
  return Object.assign(new V1Pod(), ...parts) as V1Pod;
}

/** Handlers that keep what they are told: `+name Phase` of a Pod that is there, `-name` of one that is gone. */
export function listener(): PodWatchHandlers & { readonly told: readonly string[] } {
  const told: string[] = [];
  return {
    told,
    seen: ({ name, phase, deletedAt }: PodFacts) =>
      told.push(`+${name} ${phase}${deletedAt === undefined ? '' : ', deleting'}`),
    gone: ({ name }: PodFacts) => told.push(`-${name}`),
  };
}
