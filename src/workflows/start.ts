import { condition } from '@temporalio/workflow';
import type { HoldRequest } from '../prowjob/hold-request.ts';
import { quickLeases, patientLeases } from './activities.ts';
import { startPod } from './pod.ts';
import type { Run } from './run.ts';

/**
 * One step towards the Pod of a job that has none: waits while somebody holds the job, asks for a lease where limits
 * concern it, and creates the Pod. Comes back whenever something changed, so that the caller looks at the state anew.
 */
export async function start(run: Run): Promise<void> {
  if (run.hold && !run.hold.isOfPull) await waitForRelease(run, run.hold);
  else await startOrQueue(run);
}

/** Gives back what the job has or asked for of the queue; does nothing for a job that no limit concerns. */
export async function giveBack(run: Run): Promise<void> {
  if (!run.isQueued) return;
  run.isQueued = false;
  run.hasLease = false;
  const returned = { prowJob: run.job.metadata.name, ticket: run.ticket };
  await quickLeases.giveBackLease(returned).catch(() => patientLeases.giveBackLease(returned));
}

/** A held job leaves the queue, which knows when the job was triggered and gives it its place again. */
async function waitForRelease(run: Run, hold: HoldRequest): Promise<void> {
  await giveBack(run);
  run.tell({ kind: 'held-up', by: `Held by ${hold.by}.` });
  await condition(() => run.hold !== hold || run.now().kind !== 'triggered');
  run.tell({ kind: 'freed' });
}

async function startOrQueue(run: Run): Promise<void> {
  const { hold, hasLease } = run;
  const attempt = run.pods;
  run.pods += 1;
  if (!run.isQueued) {
    run.ticket += 1;
    run.queuedAtMs = Date.now();
  }
  // A grant may come before the answer to the request does.
  run.isQueued = true;
  const isHeld = hold !== undefined;
  const begun = await startPod(run, { attempt, hasLease, ticket: run.ticket, isHeld });
  if (begun === undefined) return;
  const { lookAgainMs } = begun;
  run.keep({ isQueued: hasLease || begun.isQueued, lookAgainMs });
  run.tell(begun.happening);
  if (!begun.isQueued) return;
  run.pods = attempt;
  const isChanged = (): boolean => run.hasLease || run.hold !== hold || isAborting(run);
  await condition(isChanged, lookAgainMs);
}

function isAborting(run: Run): boolean {
  return run.now().kind !== 'triggered';
}
