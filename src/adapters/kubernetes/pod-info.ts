import { CoreV1Api, type KubeConfig, type V1Pod } from '@kubernetes/client-node';
import type { PodRef } from '../../ports/cluster.ts';
import type { PodInfoSource } from '../../ports/pod-info.ts';
import { clusterErrorOf, hasStatus } from './cluster-error.ts';

/** A Pod that restarts for hours has thousands of events; the API server counts those that repeat. */
const MOST_EVENTS = 500;

/** What the API server of a cluster tells of a Pod. Every error is a ClusterError. */
export function createPodInfo(kubeConfig: KubeConfig): PodInfoSource {
  const api = kubeConfig.makeApiClient(CoreV1Api);
  return {
    async podInfo(ref) {
      try {
        const pod = await read(api, ref);
        const { items } = await api.listNamespacedEvent({
          namespace: ref.namespace,
          fieldSelector: selectorOf(ref, pod),
          limit: MOST_EVENTS,
        });
        return { ...(pod ? { pod } : {}), events: items };
      } catch (error) {
        throw clusterErrorOf(error, `read the events of Pod ${ref.namespace}/${ref.name}`);
      }
    },
  };
}

async function read(api: CoreV1Api, { namespace, name }: PodRef): Promise<V1Pod | undefined> {
  try {
    return await api.readNamespacedPod({ namespace, name });
  } catch (error) {
    if (hasStatus(error, 404)) return undefined;
    throw error;
  }
}

/** Of a Pod that is gone, only the name is left to look by. */
function selectorOf({ name }: PodRef, pod: V1Pod | undefined): string {
  const uid = pod?.metadata?.uid;
  const byName = `involvedObject.kind=Pod,involvedObject.name=${name}`;
  return uid === undefined ? byName : `${byName},involvedObject.uid=${uid}`;
}
