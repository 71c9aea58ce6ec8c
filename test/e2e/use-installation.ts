import { Client, Connection } from '@temporalio/client';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { afterAll, beforeAll } from 'vitest';
import { REPO } from '../../dev/demo/configuration.ts';
import { MEMBER, startInstallation, type Installation } from '../../dev/demo/installation.ts';
import { loadOpenApi } from '../../dev/github/openapi.ts';
import { silentProgress } from '../../dev/progress.ts';
import { removeInstance } from '../../dev/stack/stop.ts';
import type { JobState } from '../../src/prowjob/state.ts';
import { jobStateQuery, pullRequestStateQuery } from '../../src/workflows/messages.ts';

/** One installation of everything that is real, and the questions that tests ask it. */
export interface E2e {
  installation(): Installation;
  /** Opens a pull request with these files, and tells its number and head. */
  open(files: Readonly<Record<string, string>>): Promise<{ number: number; headSha: string }>;
  /** Waits until the status of the job is one of these states, and tells which. */
  status(sha: string, ...states: readonly string[]): Promise<string>;
  /** Every state that the status of the job has had on a commit, oldest first. */
  history(sha: string): readonly string[];
  /** Names of the Pods that ran for a commit. */
  podsOf(number: number): Promise<readonly string[]>;
  /** The phases of those Pods. */
  podPhases(number: number): Promise<readonly string[]>;
  /** The prow jobs that a pull request's workflow knows. */
  jobsOf(number: number): Promise<readonly { prowJob: string; headSha: string }[]>;
  jobState(prowJob: string): Promise<JobState>;
}

const INSTANCE = 'test-e2e';
const CONTEXT = 'unit';
const TIMEOUT_MS = 90_000;

/** Starts the installation for the tests of a file and removes it after them. */
export function useInstallation(): E2e {
  let running: Installation | undefined;
  let client: Client | undefined;
  let api: CoreV1Api | undefined;
  beforeAll(async () => {
    const checker = await loadOpenApi();
    running = await startInstallation({
      instance: INSTANCE,
      progress: silentProgress,
      fresh: true,
      checker,
    });
    client = new Client({
      connection: await Connection.connect({ address: running.temporal.address }),
    });
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromFile(running.kubernetes.kubeconfig);
    api = kubeConfig.makeApiClient(CoreV1Api);
  });
  afterAll(async () => {
    await client?.connection.close();
    await running?.github.stop();
    await removeInstance(INSTANCE, silentProgress);
  });
  const installation = (): Installation => there(running);
  const pods = async (number: number) => {
    const labelSelector = `prow.k8s.io/refs.pull=${String(number)}`;
    const found = await there(api).listNamespacedPod({ namespace: 'test-pods', labelSelector });
    return found.items;
  };
  return {
    installation,
    open: (files) =>
      installation().github.openPull({ repo: REPO, author: MEMBER, title: 'Change', files }),
    status: async (sha, ...states) => {
      const status = await installation().github.waitForStatus(REPO, sha, {
        context: CONTEXT,
        is: ({ state }) => states.includes(state),
        timeoutMs: TIMEOUT_MS,
      });
      return status.state;
    },
    history: (sha) =>
      installation()
        .github.statuses(REPO, sha)
        .filter(({ context }) => context === CONTEXT)
        .map(({ state }) => state),
    podsOf: async (number) => (await pods(number)).map(({ metadata }) => metadata?.name ?? ''),
    podPhases: async (number) => (await pods(number)).map(({ status }) => status?.phase ?? ''),
    jobsOf: async (number) => {
      const handle = there(client).workflow.getHandle(`pull/${REPO}/${String(number)}`);
      return (await handle.query(pullRequestStateQuery)).jobs;
    },
    jobState: (prowJob) => there(client).workflow.getHandle(prowJob).query(jobStateQuery),
  };
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the installation did not start');
  return value;
}
