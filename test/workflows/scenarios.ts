import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { waitFor } from '../../dev/stack/wait.ts';
import { ClusterError } from '../../src/adapters/kubernetes/cluster-error.ts';
import { createJobActs } from '../../src/adapters/temporal/job-acts.ts';
import type { GitHubEvent } from '../../src/events/event.ts';
import {
  holdSignal,
  jobStateQuery,
  latestJobWorkflowId,
  pullRequestStateQuery,
  releaseSignal,
  slotsQuery,
} from '../../src/workflows/messages.ts';
import type { Harness } from './create-harness.ts';
import { commentMade, newSha, pullChanged, pushed } from './deliveries.ts';
import { newJob } from './new-job.ts';
import { ALL_GREEN } from './scripted-cluster.ts';

/** Plays one story through and gives the workflow that lived it. */
export type Scenario = (harness: Harness) => Promise<WorkflowHandle>;

/** The stories whose histories are kept, to see that changed workflows still understand them. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'prow-job-green': async (harness) => {
    const name = await startJob(harness);
    await podCreated(harness, name);
    harness.cluster.change(name, ALL_GREEN);
    return jobDone(harness, name);
  },

  'prow-job-red': async (harness) => {
    const name = await startJob(harness);
    await podCreated(harness, name);
    harness.cluster.change(name, { phase: 'Failed' });
    return jobDone(harness, name);
  },

  'prow-job-aborted': async (harness) => {
    const name = await startJob(harness);
    await podCreated(harness, name);
    await harness.prowJobs.abort(name, { because: 'Aborted: enough.', isSuperseded: false });
    return jobDone(harness, name);
  },

  'prow-job-pod-lost': async (harness) => {
    const name = await startJob(harness);
    await podCreated(harness, name);
    harness.cluster.lose(name);
    const second = `${name}-1`;
    await podCreated(harness, second);
    harness.cluster.change(second, ALL_GREEN);
    return jobDone(harness, name);
  },

  'prow-job-cluster-down-then-up': async (harness) => {
    harness.cluster.failCreation(...clusterDown(3));
    const name = await startJob(harness);
    await podCreated(harness, name);
    harness.cluster.change(name, ALL_GREEN);
    return jobDone(harness, name);
  },

  'prow-job-aborted-while-cluster-down': async (harness) => {
    harness.cluster.failCreation(...clusterDown(5));
    const name = await startJob(harness);
    const handle = harness.client.workflow.getHandle(name);
    await until('the job to wait for its cluster', async () => {
      const state = await handle.query(jobStateQuery);
      return 'heldUpBy' in state;
    });
    await harness.prowJobs.abort(name, { because: 'Aborted.', isSuperseded: false });
    return jobDone(harness, name);
  },

  'prow-job-held-in-queue': async (harness) => {
    const limited = { job: 'limited', max_concurrency: 1 };
    const running = await startJob(harness, limited);
    await podCreated(harness, running);
    const waiting = await startJob(harness, limited);
    const handle = harness.client.workflow.getHandle(waiting);
    await until('the second job to wait', async () => {
      return 'heldUpBy' in (await handle.query(jobStateQuery));
    });
    await handle.signal(holdSignal, { by: '@bob', isOfPull: false });
    await handle.signal(releaseSignal);
    harness.cluster.change(running, ALL_GREEN);
    await podCreated(harness, waiting);
    harness.cluster.change(waiting, ALL_GREEN);
    return jobDone(harness, waiting);
  },

  'job-queue': async (harness) => {
    const name = await startJob(harness, { job: 'queued', max_concurrency: 1 });
    await podCreated(harness, name);
    harness.cluster.change(name, ALL_GREEN);
    await jobDone(harness, name);
    const queue = harness.client.workflow.getHandle(harness.queueId);
    await until('the lease to be given back', async () => {
      const scopes = await queue.query(slotsQuery);
      return scopes.every(({ used }) => used === 0);
    });
    return queue;
  },

  'pull-request': async (harness) => {
    const { cluster, host } = harness;
    const [first, second] = [newSha(), newSha()];
    await deliver(harness, pullChanged(1, 'opened', first));
    const pod = await nextPod(harness, 0);
    host.heads.set(1, second);
    await deliver(harness, pullChanged(1, 'synchronize', second));
    const failing = await nextPod(harness, 1);
    await until('the old Pod to go', () => cluster.deleted.includes(pod));
    cluster.change(failing, { phase: 'Failed' });
    await until('the failure to be told', () =>
      host.statuses.some(({ sha, state }) => sha === second && state === 'failure'),
    );
    await deliver(harness, commentMade(1, '/retest'));
    const running = await nextPod(harness, 2);
    await deliver(harness, pullChanged(1, 'closed', second));
    await until('the last Pod to go', () => cluster.deleted.includes(running));
    return pullRequestSettled(harness, 1);
  },

  'pull-request-idle': async ({ client, taskQueue }) => {
    const workflowId = `idle-${taskQueue}`;
    const args = [{ org: 'org', repo: 'repo', number: 2, idleMs: 50 }];
    const handle = await client.workflow.start('pullRequest', { workflowId, taskQueue, args });
    await handle.result();
    return handle;
  },

  'pull-request-rerun': async (harness) => {
    const { client, cluster, taskQueue } = harness;
    const pulls = [{ number: 3, author: 'dev', sha: newSha() }];
    const job = newJob({ refs: { org: 'org', repo: 'repo', base_ref: 'main', pulls } });
    await createJobActs(client, { taskQueue, pullIdleMs: 600_000, newId: randomUUID }).start(job);
    await podCreated(harness, job.metadata.name);
    const handle = client.workflow.getHandle('pull/org/repo/3');
    await until('the pull request to know the job', async () => {
      const { jobs } = await handle.query(pullRequestStateQuery);
      return jobs.length > 0;
    });
    cluster.change(job.metadata.name, ALL_GREEN);
    await jobDone(harness, job.metadata.name);
    await handle.terminate();
    return handle;
  },

  'latest-job': async ({ client, taskQueue }) => {
    const workflowId = latestJobWorkflowId(taskQueue);
    const { type, job, refs } = newJob().spec;
    const args = [{ type, job, refs }];
    const handle = await client.workflow.start('latestJob', { workflowId, taskQueue, args });
    await handle.result();
    return handle;
  },

  'handle-event-push': async (harness) => {
    const guid = await deliver(harness, pushed('main'));
    const handle = harness.client.workflow.getHandle(`event/${guid}`);
    await handle.result();
    return handle;
  },

  'watcher-next-day': async ({ client, cluster, taskQueue }) => {
    const workflowId = `next-day-${taskQueue}`;
    const args = [{ cluster: 'default', namespace: 'test-pods' }];
    const handle = await client.workflow.start('watcher', { workflowId, taskQueue, args });
    const first = handle.firstExecutionRunId;
    await until('the watch to end and the next to begin', async () => {
      cluster.endWatches();
      return (await handle.describe()).runId !== first;
    });
    await handle.terminate();
    return client.workflow.getHandle(workflowId, first);
  },

  sweep: async ({ client, taskQueue }) => {
    const options = { workflowId: `sweep-${taskQueue}`, taskQueue };
    const handle = await client.workflow.start('sweep', options);
    await handle.result();
    return handle;
  },
};

async function startJob(
  { prowJobs }: Harness,
  spec: Parameters<typeof newJob>[0] = {},
): Promise<string> {
  const job = newJob(spec);
  await prowJobs.start(job);
  return job.metadata.name;
}

async function podCreated({ cluster }: Harness, name: string): Promise<void> {
  await until(`Pod ${name}`, () => cluster.created.includes(name));
}

async function nextPod({ cluster }: Harness, before: number): Promise<string> {
  return waitFor('a Pod', () => Promise.resolve(cluster.created[before]), LIMITS);
}

async function jobDone({ client }: Harness, name: string): Promise<WorkflowHandle> {
  const handle = client.workflow.getHandle(name);
  await handle.result();
  return handle;
}

async function deliver({ sink }: Harness, event: GitHubEvent): Promise<string> {
  const guid = randomUUID();
  await sink.accept({ guid, event });
  return guid;
}

/** A query is answered when no task of the workflow is under way. */
async function pullRequestSettled({ client }: Harness, number: number): Promise<WorkflowHandle> {
  const handle = client.workflow.getHandle(`pull/org/repo/${String(number)}`);
  await handle.query(pullRequestStateQuery);
  return handle;
}

function clusterDown(times: number): readonly ClusterError[] {
  const error = new ClusterError('UNAVAILABLE', 'could not create Pod: connect refused');
  return Array.from({ length: times }, () => error);
}

const LIMITS = { timeoutMs: 20_000, everyMs: 25 };

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  await waitFor(what, async () => ((await isSo()) ? true : undefined), LIMITS);
}
