import type { LogBytes, PodLogOptions, PodLogSources, StoredLogs } from '../ports/run-logs.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import { isComplete } from '../prowjob/status.ts';

/** Where logs come from. */
export interface LogSources {
  readonly podLogs: PodLogSources;
  readonly storedLogs: StoredLogs;
}

export interface SourcedLog {
  readonly bytes: LogBytes;
  readonly hasTimes: boolean;
}

/** The log of a container of a run. */
export interface LogRef {
  readonly job: ProwJob;
  readonly container: string;
}

/** The log in the Pod that runs the job; `undefined` while there is none, or when it is gone. */
export async function podLog(
  { podLogs }: Pick<LogSources, 'podLogs'>,
  { job, container }: LogRef,
  how: PodLogOptions,
  signal: AbortSignal,
): Promise<SourcedLog | undefined> {
  const { cluster, namespace } = job.spec;
  const { pod_name: name } = job.status;
  const logs = podLogs(cluster);
  if (!logs || !name) return undefined;
  const opened = await logs.open({ namespace, name, container }, how, signal);
  return opened.kind === 'log' ? { bytes: opened.bytes, hasTimes: how.timestamps } : undefined;
}

/** The log in the bucket. */
export async function storedLog(
  { storedLogs }: Pick<LogSources, 'storedLogs'>,
  { job, container }: LogRef,
): Promise<SourcedLog | undefined> {
  const bytes = await storedLogs(job, container);
  return bytes && { bytes, hasTimes: false };
}

/**
 * The log as far as it goes now. What was stored comes first when the run is over: it is whole, and secrets are masked in
 * it. A job that is not decorated leaves its log in its Pod only.
 */
export async function wholeLog(
  sources: LogSources,
  ref: LogRef,
  signal: AbortSignal,
): Promise<LogBytes | undefined> {
  const fromPod = () => podLog(sources, ref, { follow: false, timestamps: false }, signal);
  const fromStore = () => storedLog(sources, ref);
  const [first, second] = isComplete(ref.job.status) ? [fromStore, fromPod] : [fromPod, fromStore];
  const log = (await first()) ?? (await second());
  return log?.bytes;
}
