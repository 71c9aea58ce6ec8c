import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import type { PodLogOptions, PodLogs } from '../../ports/run-logs.ts';
import { ClusterError } from './cluster-error.ts';

export interface PodLogsOptions {
  /** How long the API server may say nothing before it answers. */
  readonly answerMs?: number;
  /** How long a log may be silent until its connection counts as dead. A log that is followed is opened again then. */
  readonly silentMs?: number;
}

const ANSWER_MS = 10_000;
const SILENT_MS = 60_000;
/** More than any sentence of an API server. */
const LONGEST_ANSWER = 64 * 1024;

type Opened = Parameters<PodLogs['open']>[0];

/**
 * The logs of a cluster's Pods, read as they come. The client library reads them whole, or pipes them without telling of a
 * connection that broke; this speaks HTTP itself, with the library's word on certificates and tokens.
 */
export function createPodLogs(kubeConfig: KubeConfig, options: PodLogsOptions = {}): PodLogs {
  const { answerMs = ANSWER_MS, silentMs = SILENT_MS } = options;
  return {
    async open(pod, how, signal) {
      const deed = `read the log of Pod ${pod.namespace}/${pod.name}`;
      const response = await answerTo(kubeConfig, pathOf(pod, how), answerMs, signal).catch(
        (error: unknown) => {
          throw unavailable(deed, error);
        },
      );
      if (response.statusCode === 200) {
        return { kind: 'log', bytes: bytesOf(response, deed, silentMs, how.follow) };
      }
      const says = await sentenceIn(response);
      if (response.statusCode === 404) return { kind: 'gone' };
      // Kubernetes: pkg/registry/core/pod/strategy.go `LogLocation`, pkg/kubelet/kubelet_pods.go.
      if (response.statusCode === 400 && /waiting to start|is not available/.test(says)) {
        return { kind: 'waiting' };
      }
      if (response.statusCode === 400 && /is not valid for pod/.test(says)) return { kind: 'gone' };
      throw refused(deed, response.statusCode ?? 0, says);
    },
  };
}

function pathOf(
  { namespace, name, container }: Opened,
  { follow, since, timestamps }: PodLogOptions,
): string {
  const query = new URLSearchParams({
    container,
    follow: String(follow),
    timestamps: String(timestamps),
    ...(since !== undefined && { sinceTime: since }),
  });
  const [space, pod] = [namespace, name].map(encodeURIComponent);
  return `/api/v1/namespaces/${space ?? ''}/pods/${pod ?? ''}/log?${query.toString()}`;
}

async function answerTo(
  kubeConfig: KubeConfig,
  path: string,
  answerMs: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { server = '' } = kubeConfig.getCurrentCluster() ?? {};
  const url = new URL(server.replace(/\/$/, '') + path);
  const options: RequestOptions = {};
  await kubeConfig.applyToHTTPSOptions(options);
  const ask = url.protocol === 'http:' ? httpRequest : httpsRequest;
  const request = ask(url, { ...options, signal });
  const late = setTimeout(() => {
    request.destroy(new Error(`no answer within ${String(answerMs)} ms`));
  }, answerMs);
  try {
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  } finally {
    clearTimeout(late);
  }
}

/** A silent connection may be dead, which nothing else would tell; a broken one is an end to a log that is followed. */
async function* bytesOf(
  response: IncomingMessage,
  deed: string,
  silentMs: number,
  isFollowed: boolean,
): AsyncGenerator<Uint8Array> {
  response.setTimeout(silentMs, () => {
    response.destroy(new Error(`no word for ${String(silentMs)} ms`));
  });
  try {
    for await (const chunk of response) yield chunk as Uint8Array;
  } catch (error) {
    if (!isFollowed) throw unavailable(deed, error);
  } finally {
    response.destroy();
  }
}

/** The `message` of the Status object that the API sends with an error. */
async function sentenceIn(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk as Uint8Array);
      length += (chunk as Uint8Array).byteLength;
      if (length > LONGEST_ANSWER) break;
    }
    const status: unknown = JSON.parse(Buffer.concat(chunks).toString());
    if (typeof status === 'object' && status && 'message' in status) return String(status.message);
  } catch {
    // A proxy in between may answer with anything: the status says what matters.
  }
  return `the API server answered ${String(response.statusCode)}`;
}

function unavailable(deed: string, error: unknown): ClusterError {
  const why = error instanceof Error ? error.message : String(error);
  return new ClusterError('UNAVAILABLE', `could not ${deed}: ${why}`);
}

function refused(deed: string, status: number, says: string): ClusterError {
  const code = status === 429 ? 'THROTTLED' : status < 500 ? 'REFUSED' : 'UNAVAILABLE';
  return new ClusterError(code, `could not ${deed}: ${says}`, { status });
}
