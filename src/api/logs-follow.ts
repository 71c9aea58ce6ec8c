import { setTimeout as sleep } from 'node:timers/promises';
import type { ProwJob, ProwJobState } from '../prowjob/spec.ts';
import { isComplete } from '../prowjob/status.ts';
import { LOG_START, logParts, type LogPart, type LogPosition } from './logs-lines.ts';
import { podLog, storedLog, type LogRef, type LogSources, type SourcedLog } from './logs-source.ts';

/** What happens to a log that is followed. */
export type LogEvent =
  | ({ readonly kind: 'log' } & LogPart)
  /** The run came to another state, or says something else of it. */
  | { readonly kind: 'state'; readonly state: ProwJobState; readonly description: string }
  /** The Pod was lost: what follows is the log of another one, from its beginning. */
  | { readonly kind: 'restart' }
  /** The log cannot be read just now; it is tried again. */
  | { readonly kind: 'trouble'; readonly says: string }
  /** The run is over, and its log was told. */
  | { readonly kind: 'end'; readonly state: ProwJobState; readonly description: string };

export interface FollowDeps extends LogSources {
  /** The run as it is now; it may lag by some seconds. */
  readonly now: (name: string) => Promise<ProwJob | undefined>;
  /** How long to wait before looking again, in milliseconds. */
  readonly pauseMs: number;
}

/**
 * Tells a log from a position on, until the run is over and all of its log is told, or the signal aborts. While the Pod is
 * there it is read from there, and again from where it stopped whenever a connection ends; then from the bucket.
 */
export async function* followLog(
  deps: FollowDeps,
  { job: first, container }: LogRef,
  from: LogPosition,
  signal: AbortSignal,
): AsyncGenerator<LogEvent> {
  let job = first;
  let position = from;
  const told = new Map<LogEvent['kind'], string>();
  const isNews = (event: LogEvent): boolean => {
    const text = JSON.stringify(event);
    const isNew = told.get(event.kind) !== text;
    told.set(event.kind, text);
    return isNew;
  };
  while (!signal.aborted) {
    const state = { kind: 'state', ...stateOf(job) } as const;
    if (isNews(state)) yield state;
    try {
      const log = await logFrom(deps, { job, container }, position, signal);
      for await (const part of log ? logParts(log.bytes, position, log.hasTimes) : []) {
        position = part.position ?? position;
        yield { kind: 'log', ...part };
        if (isAborted(signal)) return;
      }
      // Whatever was over before its log was read to the end says no more.
      if (isComplete(job.status) && !isAborted(signal)) {
        yield { kind: 'end', ...stateOf(job) };
        return;
      }
    } catch (error) {
      if (isAborted(signal)) return;
      const trouble = { kind: 'trouble', says: messageOf(error) } as const;
      if (isNews(trouble)) yield trouble;
    }
    await sleep(deps.pauseMs, undefined, { signal }).catch(() => undefined);
    const now = await deps.now(job.metadata.name).catch(() => undefined);
    if (now && isReplaced(job, now)) {
      position = LOG_START;
      yield { kind: 'restart' };
    }
    job = now ?? job;
  }
}

/** It may have been aborted while something was waited for. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** What was read of a Pod is read on there if it can be: only there lines have times. */
async function logFrom(
  deps: LogSources,
  ref: LogRef,
  { time }: LogPosition,
  signal: AbortSignal,
): Promise<SourcedLog | undefined> {
  const isOver = isComplete(ref.job.status);
  const how = { follow: !isOver, timestamps: true, since: time };
  const fromPod = () => podLog(deps, ref, how, signal);
  if (!isOver) return fromPod();
  if (time === undefined) return (await storedLog(deps, ref)) ?? fromPod();
  return (await fromPod().catch(() => undefined)) ?? storedLog(deps, ref);
}

function isReplaced({ status: before }: ProwJob, { status: now }: ProwJob): boolean {
  return Boolean(before.pod_name && now.pod_name && before.pod_name !== now.pod_name);
}

function stateOf({ status }: ProwJob): {
  readonly state: ProwJobState;
  readonly description: string;
} {
  return { state: status.state ?? 'triggered', description: status.description ?? '' };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
