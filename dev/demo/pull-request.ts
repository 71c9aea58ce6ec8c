import { Client, Connection } from '@temporalio/client';
import { jobStateQuery, pullRequestStateQuery } from '../../src/workflows/messages.ts';
import type { Progress } from '../progress.ts';
import { MEMBER, type Installation } from './installation.ts';
import { REPO } from './configuration.ts';
import { DemoError } from './demo-error.ts';
import { GREEN_FILES } from './repository.ts';

/** What became of one pull request. */
export interface Run {
  readonly number: number;
  readonly headSha: string;
  readonly verdict: string;
  readonly description: string;
  /** The ProwJob's name. */
  readonly prowJob: string;
  readonly buildId: string;
  /** From the webhook's delivery, in milliseconds. */
  readonly pendingAfterMs: number;
  readonly verdictAfterMs: number;
}

const CONTEXT = 'unit';
/** The Pod of the first start may have to wait for a slow machine. */
const VERDICT_TIMEOUT_MS = 300_000;
const PENDING_TIMEOUT_MS = 60_000;

/** Opens a pull request with a change and waits for the verdict of its tests. */
export async function runPullRequest(installation: Installation, progress: Progress): Promise<Run> {
  const { github } = installation;
  const startedAt = performance.now();
  const passed = (): number => Math.round(performance.now() - startedAt);
  const { number, headSha } = await progress.step('opening a pull request', () =>
    github.openPull({ repo: REPO, author: MEMBER, title: 'Multiply', files: uniqueFiles() }),
  );
  const awaitStatus = (isMeant: (state: string) => boolean, timeoutMs: number) =>
    github.waitForStatus(REPO, headSha, {
      context: CONTEXT,
      is: ({ state }) => isMeant(state),
      timeoutMs,
    });
  await progress.step('webhook to status "pending"', () =>
    awaitStatus((state) => state === 'pending', PENDING_TIMEOUT_MS),
  );
  const pendingAfterMs = passed();
  const final = await progress.step('running the tests in a Pod', () =>
    awaitStatus((state) => state !== 'pending', VERDICT_TIMEOUT_MS),
  );
  const verdictAfterMs = passed();
  const job = await jobOf(installation, number);
  return {
    ...{ number, headSha, pendingAfterMs, verdictAfterMs },
    ...{ verdict: final.state, description: final.description ?? '', ...job },
  };
}

/** Two pull requests with the same change would be one commit, with one set of statuses. */
function uniqueFiles(): Readonly<Record<string, string>> {
  return { ...GREEN_FILES, 'CHANGES.md': `- multiply (${new Date().toISOString()})\n` };
}

/** The prow job that tested the pull request, as its workflow tells. */
async function jobOf(
  { temporal }: Installation,
  number: number,
): Promise<{ readonly prowJob: string; readonly buildId: string }> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const client = new Client({ connection });
    const id = `pull/${REPO}/${String(number)}`;
    const { jobs } = await client.workflow.getHandle(id).query(pullRequestStateQuery);
    const prowJob = jobs.at(-1)?.prowJob;
    if (prowJob === undefined) throw new DemoError('NO_VERDICT', 'the pull request started no job');
    const state = await client.workflow.getHandle(prowJob).query(jobStateQuery);
    return { prowJob, buildId: 'workload' in state ? state.workload.buildId : '' };
  } finally {
    await connection.close();
  }
}
