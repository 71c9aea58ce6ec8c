import {
  AuthorizationV1Api,
  V1SelfSubjectAccessReview,
  type KubeConfig,
} from '@kubernetes/client-node';
import type { ClusterProbe } from '../../ports/cluster-health.ts';
import { clusterErrorOf } from './cluster-error.ts';

/** What is done to Pods. Prow, which also patches them: pkg/flagutil/kubernetes_cluster_clients.go. */
const VERBS = ['create', 'delete', 'list', 'watch', 'get'] as const;

const PATIENCE_MS = 10_000;

/** Asks a cluster whether we may do what jobs need. */
export function createClusterProbe(kubeConfig: KubeConfig, patienceMs = PATIENCE_MS): ClusterProbe {
  const api = kubeConfig.makeApiClient(AuthorizationV1Api);
  const may = async (namespace: string, verb: string): Promise<boolean> => {
    const body = Object.assign(new V1SelfSubjectAccessReview(), {
      spec: { resourceAttributes: { namespace, verb, resource: 'pods' } },
    });
    return (await api.createSelfSubjectAccessReview({ body })).status?.allowed ?? false;
  };
  return async (namespace) => {
    try {
      const asked = Promise.all(VERBS.map((verb) => may(namespace, verb)));
      const allowed = await inTime(asked, patienceMs);
      const missing = VERBS.filter((_verb, index) => !allowed[index]);
      if (missing.length === 0) return { status: 'Reachable', says: '' };
      const says = `the account may not ${missing.join(', ')} Pods in namespace ${namespace}: grant it`;
      return { status: 'MissingPermissions', says };
    } catch (error) {
      return { status: 'Error', says: clusterErrorOf(error, 'ask what we may do').message };
    }
  };
}

async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort(new Error(`no answer within ${String(ms / 1000)} s`));
  }, ms);
  const tooLate = new Promise<never>((_resolve, reject) => {
    late.signal.addEventListener('abort', () => {
      reject(late.signal.reason instanceof Error ? late.signal.reason : new Error('too late'));
    });
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
