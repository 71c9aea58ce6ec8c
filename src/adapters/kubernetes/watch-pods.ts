import { setTimeout as sleep } from 'node:timers/promises';
import type { CoreV1Api, V1Pod, Watch } from '@kubernetes/client-node';
import type { PodCluster, PodWatchHandlers } from '../../ports/cluster.ts';
import { ClusterError, clusterErrorOf } from './cluster-error.ts';
import { podFactsOf } from './pod-facts-of.ts';

type Where = Parameters<PodCluster['watchPods']>[0];
interface Client {
  readonly api: CoreV1Api;
  readonly watch: Watch;
}

/** A watch that the server ends at once again and again must not become a busy loop. */
const PAUSE_MS = 200;
/** The server ends a watch after this long; a dead connection is noticed sooner, by the library's inactivity timer. */
const WATCH_SECONDS = 300;

/**
 * Lists, then watches from where the list ended. A watch that ends goes on from the last version seen; one whose
 * version is too old (410 Gone) lists again, so a change may be told twice but is never lost.
 */
export async function watchPods(
  { api, watch }: Client,
  where: Where,
  handlers: PodWatchHandlers,
  signal: AbortSignal,
): Promise<void> {
  let version: string | undefined;
  while (!signal.aborted) {
    version ??= await list(api, where, handlers);
    const ended = await watchOnce(watch, where, version, handlers, signal);
    version = ended.kind === 'resume' ? ended.version : undefined;
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Tells every Pod; returns the version of the list. */
async function list(
  api: CoreV1Api,
  { namespace, selector: labelSelector }: Where,
  handlers: PodWatchHandlers,
): Promise<string> {
  try {
    const pods = await api.listNamespacedPod({ namespace, labelSelector });
    for (const pod of pods.items) handlers.seen(podFactsOf(pod));
    return pods.metadata?.resourceVersion ?? '';
  } catch (error) {
    throw clusterErrorOf(error, `list Pods of namespace ${namespace}`);
  }
}

type WatchEnd = { readonly kind: 'resume'; readonly version: string } | { readonly kind: 'relist' };

function watchOnce(
  watch: Watch,
  { namespace, selector: labelSelector }: Where,
  from: string,
  handlers: PodWatchHandlers,
  signal: AbortSignal,
): Promise<WatchEnd> {
  let version = from;
  let isGone = false;
  const take = (type: string, pod: V1Pod & { readonly code?: number }): void => {
    if (type === 'ERROR') {
      isGone = true;
      return;
    }
    version = pod.metadata?.resourceVersion ?? version;
    if (type === 'BOOKMARK') return;
    if (type === 'DELETED') handlers.gone(podFactsOf(pod));
    else handlers.seen(podFactsOf(pod));
  };
  const query = {
    labelSelector,
    resourceVersion: version,
    allowWatchBookmarks: true,
    timeoutSeconds: WATCH_SECONDS,
  };
  return new Promise((resolve, reject) => {
    let stop: AbortController | undefined;
    const stopNow = (): void => stop?.abort();
    const ended = (error: unknown): void => {
      signal.removeEventListener('abort', stopNow);
      if (isGone || statusOf(error) === 410) resolve({ kind: 'relist' });
      else if (!error || signal.aborted || isTimeout(error)) resolve({ kind: 'resume', version });
      else reject(watchError(error, namespace));
    };
    signal.addEventListener('abort', stopNow);
    watch.watch(`/api/v1/namespaces/${namespace}/pods`, query, take, ended).then((controller) => {
      stop = controller;
      if (signal.aborted) stopNow();
    }, ended);
  });
}

/** A quiet watch ends with a time-out of the library, which says nothing about the cluster. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name);
}

/** The library attaches the HTTP status to the error when the server refuses a watch. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function watchError(error: unknown, namespace: string): ClusterError {
  const why = error instanceof Error ? error.message : String(error);
  return new ClusterError(
    'UNAVAILABLE',
    `the watch of Pods in namespace ${namespace} broke: ${why}`,
  );
}
