import { CoreV1Api, KubeConfig, V1Binding, V1Pod, V1ResourceQuota } from '@kubernetes/client-node';
import { apiPod, NAMESPACE } from '../adapters/kubernetes/pods.ts';

/** What a node, a scheduler and people do to Pods, done through the API server as they do it. */
export interface Kubelet {
  /** Writes a Pod's status. */
  report(pod: string, status: object): Promise<void>;
  /** Gives the Pod a node, so that it stays for a while when it is deleted. */
  bind(pod: string): Promise<void>;
  /** `kubectl delete pod`. */
  remove(pod: string): Promise<void>;
  /** Says that the containers of a deleted Pod are gone. */
  confirmRemoval(pod: string): Promise<void>;
  /** Puts a Pod of somebody else there. */
  create(name: string, labels: Readonly<Record<string, string>>): Promise<void>;
  /** Names of the Pods of a job, oldest first. */
  podsOf(job: string): Promise<readonly string[]>;
  /** Lets a namespace have so many Pods; all that want when it is absent. */
  quota(namespace: string, pods?: number): Promise<void>;
}

export function kubelet(kubeconfig: string): Kubelet {
  const admin = new KubeConfig();
  admin.loadFromFile(kubeconfig);
  const api = admin.makeApiClient(CoreV1Api);
  const at = (name: string) => ({ namespace: NAMESPACE, name });
  return {
    async report(name, status) {
      const pod = await api.readNamespacedPod(at(name));
      await api.replaceNamespacedPodStatus({ ...at(name), body: apiPod(pod, { status }) });
    },
    async bind(name) {
      const target = { kind: 'Node', name: 'node-1' };
      const body = Object.assign(new V1Binding(), { metadata: { name }, target });
      await api.createNamespacedPodBinding({ ...at(name), body });
    },
    async remove(name) {
      await api.deleteNamespacedPod(at(name));
    },
    async confirmRemoval(name) {
      await api.deleteNamespacedPod({ ...at(name), gracePeriodSeconds: 0 });
    },
    async create(name, labels) {
      const spec = { containers: [{ name: 'test', image: 'alpine' }] };
      const body = Object.assign(new V1Pod(), { metadata: { name, labels }, spec });
      await api.createNamespacedPod({ namespace: NAMESPACE, body });
    },
    async podsOf(job) {
      const labelSelector = `prow.k8s.io/id=${job}`;
      const { items } = await api.listNamespacedPod({ namespace: NAMESPACE, labelSelector });
      return items.map(({ metadata }) => metadata?.name ?? '').toSorted();
    },
    async quota(namespace, pods) {
      const where = { namespace, name: 'pods' };
      if (pods === undefined) {
        await api.deleteNamespacedResourceQuota(where);
        return;
      }
      const hard = { pods: String(pods) };
      const quota = Object.assign(new V1ResourceQuota(), {
        metadata: { name: 'pods' },
        spec: { hard },
      });
      const made = await api.createNamespacedResourceQuota({ namespace, body: quota });
      // What its controller would do.
      const body = Object.assign(made, { status: { hard, used: { pods: '0' } } });
      await api.replaceNamespacedResourceQuotaStatus({ ...where, body });
    },
  };
}
