import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { afterAll, beforeAll } from 'vitest';
import { silentProgress } from '../../../dev/progress.ts';
import { startKubernetes } from '../../../dev/stack/kubernetes.ts';
import { removeInstance } from '../../../dev/stack/stop.ts';
import { buildClusters } from '../../../src/adapters/kubernetes/clusters.ts';
import type { PodCluster } from '../../../src/ports/cluster.ts';
import { apiPod, NAMESPACE } from './pods.ts';

/** A real API server without controllers or a node, for the tests of a file. */
export interface ApiServer {
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  readonly cluster: PodCluster;
  /** Writes a Pod's status, as the kubelet of its node would. */
  report(name: string, status: object): Promise<void>;
}

const INSTANCE = 'test-adapters';

/** Starts one before the tests and removes it after them; what is returned may be used in between. */
export function useApiServer(): () => ApiServer {
  let server: ApiServer | undefined;
  beforeAll(async () => {
    const options = { mode: 'control-plane', progress: silentProgress, fresh: true } as const;
    const { kubeconfig } = await startKubernetes({ instance: INSTANCE, ...options });
    const { clusters } = buildClusters({ files: kubeconfig });
    const cluster = clusters('default');
    if (!cluster) throw new Error('the kubeconfig has no default');
    server = { kubeconfig, cluster, report: reporter(kubeconfig) };
  });
  afterAll(() => removeInstance(INSTANCE, silentProgress));
  return () => {
    if (server) return server;
    throw new Error('the API server is not started');
  };
}

function reporter(kubeconfig: string): ApiServer['report'] {
  const admin = new KubeConfig();
  admin.loadFromFile(kubeconfig);
  const api = admin.makeApiClient(CoreV1Api);
  return async (name, status) => {
    const where = { namespace: NAMESPACE, name };
    const pod = await api.readNamespacedPod(where);
    await api.replaceNamespacedPodStatus({ ...where, body: apiPod(pod, { status }) });
  };
}
