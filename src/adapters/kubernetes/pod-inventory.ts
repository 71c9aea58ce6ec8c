import {
  CoreV1Api,
  V1DeleteOptions,
  V1Preconditions,
  type KubeConfig,
} from '@kubernetes/client-node';
import type { PodInventory } from '../../ports/sweep.ts';
import { clusterErrorOf, hasStatus } from './cluster-error.ts';
import { podFactsOf } from './pod-facts-of.ts';

/** As kubectl has it. */
const PAGE = 500;

/** The Pods of a cluster, to be looked through and removed. Every error is a ClusterError. */
export function createPodInventory(kubeConfig: KubeConfig, pageSize = PAGE): PodInventory {
  const api = kubeConfig.makeApiClient(CoreV1Api);
  return {
    async *pages({ namespace, selector: labelSelector }) {
      let next: string | undefined;
      do {
        const page = { limit: pageSize, ...(next === undefined ? {} : { _continue: next }) };
        const pods = await api
          .listNamespacedPod({ namespace, labelSelector, ...page })
          .catch((error: unknown) => {
            throw clusterErrorOf(error, `list the Pods of namespace ${namespace}`);
          });
        yield pods.items.map(podFactsOf);
        next = pods.metadata?._continue;
      } while (next);
    },
    async remove({ namespace, name, uid }) {
      try {
        await api.deleteNamespacedPod({ namespace, name, body: onlyOf(uid) });
      } catch (error) {
        // 409: another Pod has the name by now.
        if (hasStatus(error, 404) || hasStatus(error, 409)) return;
        throw clusterErrorOf(error, `delete Pod ${namespace}/${name}`);
      }
    },
  };
}

function onlyOf(uid: string): V1DeleteOptions {
  const body = new V1DeleteOptions();
  body.preconditions = new V1Preconditions();
  body.preconditions.uid = uid;
  return body;
}
