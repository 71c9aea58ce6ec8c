import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { grant } from '../prowjob/queue/grant.ts';
import {
  adopt,
  ask,
  EMPTY_QUEUE,
  giveBack,
  type LeaseRequest,
  type Queue,
} from '../prowjob/queue/queue.ts';
import { scopesOf, waitingOf } from '../prowjob/queue/view.ts';
import { patientQueue, quickQueue } from './activities.ts';
import { leaseMailSignal, slotsQuery, waitingQuery, type LeaseMail } from './messages.ts';

export interface JobQueueInput {
  /** How often it is looked whether those who have leases still run, in milliseconds. */
  readonly reviewMs: number;
  /** What an earlier run of this workflow hands on; without it, those who run are found first. */
  readonly queue?: Queue;
}

const LONG_HISTORY = 4_000;

/**
 * The one place that decides who may start: all limits of a job together, so that no two of them wait for each other.
 * Leases are in its history, which survives a crash of everything; those of prow jobs that died are found by reviews.
 * Prow: pkg/plank/reconciler.go `canExecuteConcurrently`.
 */
export async function jobQueue({ reviewMs, queue: handedOn }: JobQueueInput): Promise<void> {
  let queue = handedOn ?? EMPTY_QUEUE;
  let mail: LeaseMail[] = [];
  setHandler(leaseMailSignal, (letters) => void mail.push(...letters));
  setHandler(slotsQuery, () => scopesOf(queue));
  setHandler(waitingQuery, () => waitingOf(queue));
  let isFirst = handedOn === undefined;
  let reviewAtMs = isFirst ? 0 : Date.now() + reviewMs;

  for (;;) {
    const hasMail = (): boolean => mail.length > 0;
    if (isFirst || isUsed(queue)) await condition(hasMail, Math.max(1, reviewAtMs - Date.now()));
    else await condition(hasMail);
    const letters = mail;
    mail = [];
    queue = letters.reduce(take, queue);
    if (Date.now() >= reviewAtMs || letters.some(({ kind }) => kind === 'review')) {
      queue = await reviewed(queue, isFirst);
      isFirst = false;
      reviewAtMs = Date.now() + reviewMs;
    }
    queue = await granted(queue, letters);
    if (mail.length === 0 && isLong()) {
      await continueAsNew<typeof jobQueue>({ reviewMs, queue });
    }
  }
}

function take(queue: Queue, letter: LeaseMail): Queue {
  switch (letter.kind) {
    case 'asked':
      return ask({ ...queue, settings: letter.settings }, letter.request);
    case 'returned':
      return giveBack(queue, [letter.returned]);
    case 'review':
      return queue;
  }
}

/** Gives out what is free. Whoever has ended meanwhile gives back at once, for the next in line. */
async function granted(before: Queue, letters: readonly LeaseMail[]): Promise<Queue> {
  const asked = letters.flatMap((letter) => (letter.kind === 'asked' ? [letter.request] : []));
  const newcomers = new Set(asked.map(({ prowJob }) => prowJob));
  let { queue, leases } = grant(before, newcomers);
  let told: readonly LeaseRequest[] = [...leases, ...toldAgain(before, asked)];
  while (told.length > 0) {
    const tickets = told.map(({ prowJob, ticket }) => ({ prowJob, ticket }));
    const ended = await quickQueue
      .tellGranted(tickets)
      .catch(() => patientQueue.tellGranted(tickets));
    ({ queue, leases } = grant(giveBack(queue, ended), newcomers));
    told = leases;
  }
  return queue;
}

/** Those who ask for what they have: the word of their lease did not reach them. */
function toldAgain(queue: Queue, asked: readonly LeaseRequest[]): readonly LeaseRequest[] {
  const tickets = new Map(asked.map(({ prowJob, ticket }) => [prowJob, ticket]));
  return queue.leases.filter(({ prowJob, ticket }) => tickets.get(prowJob) === ticket);
}

/** Finds out who has died, which limits are in force, and who runs without having asked. */
async function reviewed(queue: Queue, isFirst: boolean): Promise<Queue> {
  const known = [...queue.leases, ...queue.waiting].map(({ prowJob, ticket }) => {
    return { prowJob, ticket };
  });
  const { ended, settings, running } = await patientQueue.reviewQueue({
    known,
    ...(!isFirst && { settings: queue.settings }),
  });
  return adopt({ ...giveBack(queue, ended), settings }, running);
}

/** An empty queue need not look who has died. */
function isUsed({ leases, waiting }: Queue): boolean {
  return leases.length + waiting.length > 0;
}

function isLong(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength > LONG_HISTORY || continueAsNewSuggested;
}
