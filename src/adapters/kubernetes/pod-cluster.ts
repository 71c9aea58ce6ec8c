import { CoreV1Api, Watch, type KubeConfig, type V1Pod } from '@kubernetes/client-node';
import type { PodCluster, PodRef } from '../../ports/cluster.ts';
import { LABEL } from '../../prowjob/labels.ts';
import type { PodFacts } from '../../prowjob/pod-facts.ts';
import type { Pod } from '../../prowjob/pod-spec.ts';
import { ClusterError, clusterErrorOf, hasStatus } from './cluster-error.ts';
import { podFactsOf } from './pod-facts-of.ts';
import { watchPods } from './watch-pods.ts';

/** A real cluster behind the port: thin calls, with errors translated to ClusterError. */
export function createPodCluster(kubeConfig: KubeConfig): PodCluster {
  const api = kubeConfig.makeApiClient(CoreV1Api);
  const watch = new Watch(kubeConfig);
  return {
    createPod: (pod) => createOrAdopt(api, pod),
    readPod: (pod) => read(api, pod),
    deletePod: (pod) => remove(api, pod),
    watchPods: (where, handlers, signal) => watchPods({ api, watch }, where, handlers, signal),
  };
}

async function createOrAdopt(api: CoreV1Api, pod: Pod): Promise<PodFacts> {
  const { name, namespace = 'default' } = pod.metadata;
  const deed = `create Pod ${namespace}/${name}`;
  try {
    return podFactsOf(await api.createNamespacedPod({ namespace, body: asApiPod(pod) }));
  } catch (error) {
    if (!hasStatus(error, 409)) throw clusterErrorOf(error, deed);
    const existing = await read(api, { namespace, name });
    if (existing && isSameJob(existing, pod)) return existing;
    if (existing) {
      const message = `could not ${deed}: there is another Pod of this name`;
      throw new ClusterError('NAME_TAKEN', message, { status: 409 });
    }
    throw new ClusterError('UNAVAILABLE', `could not ${deed}: one of this name is just going`);
  }
}

/** A Pod that somebody else made under this name must not decide about the job. */
function isSameJob({ labels }: PodFacts, { metadata }: Pod): boolean {
  return labels[LABEL.prowJobId] === metadata.labels?.[LABEL.prowJobId];
}

async function read(api: CoreV1Api, { namespace, name }: PodRef): Promise<PodFacts | undefined> {
  try {
    return podFactsOf(await api.readNamespacedPod({ namespace, name }));
  } catch (error) {
    if (hasStatus(error, 404)) return undefined;
    throw clusterErrorOf(error, `read Pod ${namespace}/${name}`);
  }
}

async function remove(api: CoreV1Api, { namespace, name }: PodRef): Promise<void> {
  try {
    await api.deleteNamespacedPod({ namespace, name });
  } catch (error) {
    if (!hasStatus(error, 404)) throw clusterErrorOf(error, `delete Pod ${namespace}/${name}`);
  }
}

/** Our Pod has Kubernetes' field names and passes unknown fields through, which the library's class type cannot say. */
function asApiPod(pod: Pod): V1Pod {
  return { apiVersion: 'v1', kind: 'Pod', ...pod } as unknown as V1Pod;
}
