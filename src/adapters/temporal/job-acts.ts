import type { Client } from '@temporalio/client';
import type { SignalDefinition } from '@temporalio/common';
import type { JobActs, PullRef } from '../../ports/job-acts.ts';
import { rerunOf, sourceOf, type LatestJob } from '../../prowjob/rerun.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import {
  latestJobWorkflowId,
  pullHoldSignal,
  pullJobSignal,
  pullReleaseSignal,
  pullRequestWorkflowId,
  pullRetestSignal,
} from '../../workflows/messages.ts';
import { TemporalError } from './connect.ts';
import { createProwJobs } from './prow-jobs.ts';

export interface JobActsOptions {
  readonly taskQueue: string;
  /** How long the workflow of a pull request outlives its last event, in milliseconds. */
  readonly pullIdleMs: number;
  /** Makes UUIDs. */
  readonly newId: () => string;
  /** How long a worker has to say how a job is configured now, in milliseconds. */
  readonly latestMs?: number;
}

const DEADLINE_MS = 10_000;
const LATEST_MS = 45_000;

const OF_PULL = { hold: pullHoldSignal, release: pullReleaseSignal, retest: pullRetestSignal };

/** What people do, as signals and starts of workflows. Throws TemporalError NO_ANSWER. */
export function createJobActs(client: Client, options: JobActsOptions): JobActs {
  const { taskQueue, pullIdleMs: idleMs, newId, latestMs = LATEST_MS } = options;
  const prowJobs = createProwJobs(client, taskQueue);
  const inTime = async <T>(deed: () => Promise<T>, ms = DEADLINE_MS): Promise<T> => {
    try {
      return await client.withDeadline(Date.now() + ms, deed);
    } catch (cause) {
      throw new TemporalError('NO_ANSWER', NO_ANSWER, { cause });
    }
  };
  /** Whatever the workflow is told starts it if it must. */
  const tellPull = async <T>(pull: PullRef, signal: SignalDefinition<[T]>, told: T) => {
    const { org, repo, number } = pull;
    await inTime(() =>
      client.workflow.signalWithStart('pullRequest', {
        workflowId: pullRequestWorkflowId(org, repo, number),
        taskQueue,
        args: [{ org, repo, number, idleMs }],
        signal,
        signalArgs: [told],
      }),
    );
  };
  const latest = ({ spec: { type, job, refs } }: ProwJob): Promise<LatestJob> =>
    client.workflow.execute<(run: object) => Promise<LatestJob>>('latestJob', {
      workflowId: latestJobWorkflowId(newId()),
      taskQueue,
      args: [{ type, job, ...(refs && { refs }) }],
      workflowExecutionTimeout: latestMs,
    });
  return {
    abort: (name, { by }) =>
      inTime(() => prowJobs.abort(name, { because: `Aborted by ${by}.`, isSuperseded: false })),
    hold: (name, { by }) => inTime(() => prowJobs.hold(name, { by, isOfPull: false })),
    release: (name) => inTime(() => prowJobs.release(name)),
    askOfPull: (pull, what, { by }) => tellPull(pull, OF_PULL[what], { guid: newId(), by }),
    async makeRerun(before, { by }, which) {
      const found: LatestJob =
        which === 'same'
          ? { kind: 'found', source: sourceOf(before) }
          : await inTime(() => latest(before), latestMs);
      if (found.kind === 'gone') return { kind: 'refused', why: found.why };
      const of = before.metadata.name;
      const again = { name: newId(), startTime: new Date().toISOString(), of, by };
      return { kind: 'made', job: rerunOf(found.source, again) };
    },
    async start(job) {
      await inTime(() => prowJobs.start(job));
      const pull = pullOf(job);
      if (pull) await tellPull(pull, pullJobSignal, pull.running);
    },
  };
}

const NO_ANSWER = 'Temporal, or a worker of prowflow, does not answer: see whether both run';

/** The pull request that has to know of a run, so that a new commit ends it. */
function pullOf({ metadata, spec: { type, job, refs } }: ProwJob) {
  const [pull] = refs?.pulls ?? [];
  if (type !== 'presubmit' || !refs || !pull) return undefined;
  const { org, repo, base_ref: baseRef = '' } = refs;
  const running = { prowJob: metadata.name, job, headSha: pull.sha, baseRef, type };
  return { org, repo, number: pull.number, running };
}
