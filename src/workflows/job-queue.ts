import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { grant } from '../prowjob/queue/grant.ts';
import {
  adopt,
  ask,
  EMPTY_QUEUE,
  giveBack,
  type LeaseRequest,
  type Queue,
  type QueueSettings,
} from '../prowjob/queue/queue.ts';
import { scopesOf, waitingOf } from '../prowjob/queue/view.ts';
import type { Review } from '../activities/queue.ts';
import { patientQueue, quickQueue } from './activities.ts';
import { leaseMailSignal, slotsQuery, waitingQuery, type LeaseMail } from './messages.ts';

export interface JobQueueInput {
  /** How often it is looked whether those who have leases still run, in milliseconds. */
  readonly reviewMs: number;
  /** What an earlier run of this workflow hands on; without it, those who run are found first. */
  readonly memory?: Memory;
}

interface Memory {
  readonly queue: Queue;
  readonly mail: readonly LeaseMail[];
  /** Epoch milliseconds. */
  readonly reviewAtMs: number;
}

const LONG_HISTORY = 4_000;

/**
 * The one place that decides who may start: all limits of a job together, so that no two of them wait for each other.
 * Leases are in its history, which survives a crash of everything; those of prow jobs that died are found by reviews.
 * Prow: pkg/plank/reconciler.go `canExecuteConcurrently`.
 */
export async function jobQueue({ reviewMs, memory }: JobQueueInput): Promise<void> {
  let queue = memory?.queue ?? EMPTY_QUEUE;
  let mail: LeaseMail[] = [...(memory?.mail ?? [])];
  let reviewAtMs = memory?.reviewAtMs ?? 0;
  let reviewsUnderWay = 0;
  const reviews: Review[] = [];
  setHandler(leaseMailSignal, (letters) => void mail.push(...letters));
  setHandler(slotsQuery, () => scopesOf(queue));
  setHandler(waitingQuery, () => waitingOf(queue));
  const become = (next: Queue): void => {
    queue = next;
  };
  /** Goes on beside the grants: it looks at each prow job, and may wait for a Temporal that is busy. */
  const review = async (settings: QueueSettings): Promise<void> => {
    reviewsUnderWay += 1;
    const found = await reviewOf(queue, settings);
    reviews.push(found);
    reviewsUnderWay -= 1;
    reviewAtMs = Date.now() + reviewMs;
  };
  // A queue without memory must not lend what others have.
  if (!memory) become(after(queue, await reviewOf(queue)));
  if (!memory) reviewAtMs = Date.now() + reviewMs;

  for (;;) {
    const isWatched = isUsed(queue) && reviewsUnderWay === 0;
    await untilDue(() => mail.length + reviews.length > 0, isWatched ? reviewAtMs : Infinity);
    const [letters, before] = [mail, queue];
    mail = [];
    queue = reviews.splice(0).reduce(after, letters.reduce(take, queue));
    const isAsked = letters.some(({ kind }) => kind === 'review');
    const isDue = isAsked || Date.now() >= reviewAtMs || hasChanged(before, queue);
    if (isDue && reviewsUnderWay === 0) void review(before.settings);
    become(await granted(queue, newcomersOf(before, letters), again(before, letters)));
    if (isLong()) {
      const next = { queue, mail, reviewAtMs };
      await continueAsNew<typeof jobQueue>({ reviewMs, memory: next });
    }
  }
}

/** An empty queue need not look who has died. */
function isUsed({ leases, waiting }: Queue): boolean {
  return leases.length + waiting.length > 0;
}

async function untilDue(isTold: () => boolean, atMs: number): Promise<void> {
  if (atMs === Infinity) await condition(isTold);
  else await condition(isTold, Math.max(1, atMs - Date.now()));
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

/** Whoever asks knows of limits that are newer than the last review. */
function hasChanged(before: Queue, now: Queue): boolean {
  return JSON.stringify(before.settings) !== JSON.stringify(now.settings);
}

function requestsOf(letters: readonly LeaseMail[]): readonly LeaseRequest[] {
  return letters.flatMap((letter) => (letter.kind === 'asked' ? [letter.request] : []));
}

/** Those who were not there before; asking again makes nobody new. */
function newcomersOf(before: Queue, letters: readonly LeaseMail[]): ReadonlySet<string> {
  const tickets = ticketsOf([...before.leases, ...before.waiting]);
  const isNew = ({ prowJob, ticket }: LeaseRequest): boolean => tickets.get(prowJob) !== ticket;
  return new Set(
    requestsOf(letters)
      .filter(isNew)
      .map(({ prowJob }) => prowJob),
  );
}

/** Those who ask for what they have: the word of their lease did not reach them. */
function again(before: Queue, letters: readonly LeaseMail[]): readonly LeaseRequest[] {
  const asked = ticketsOf(requestsOf(letters));
  return before.leases.filter(({ prowJob, ticket }) => asked.get(prowJob) === ticket);
}

function ticketsOf(requests: readonly LeaseRequest[]): ReadonlyMap<string, number> {
  return new Map(requests.map(({ prowJob, ticket }) => [prowJob, ticket]));
}

/** Gives out what is free. Whoever has ended meanwhile gives back at once, for the next in line. */
async function granted(
  before: Queue,
  newcomers: ReadonlySet<string>,
  toldAgain: readonly LeaseRequest[],
): Promise<Queue> {
  let { queue, leases } = grant(before, newcomers);
  for (let told = [...leases, ...toldAgain]; told.length > 0; told = [...leases]) {
    const tickets = told.map(({ prowJob, ticket }) => ({ prowJob, ticket }));
    const ended = await quickQueue
      .tellGranted(tickets)
      .catch(() => patientQueue.tellGranted(tickets));
    ({ queue, leases } = grant(giveBack(queue, ended), newcomers));
  }
  return queue;
}

/** Finds out who has died, which limits are in force, and who runs without having asked. */
async function reviewOf({ leases, waiting }: Queue, settings?: QueueSettings): Promise<Review> {
  const known = [...leases, ...waiting].map(({ prowJob, ticket }) => ({ prowJob, ticket }));
  return patientQueue.reviewQueue({ known, ...(settings && { settings }) });
}

function after(queue: Queue, { ended, settings, running }: Review): Queue {
  return adopt({ ...giveBack(queue, ended), settings }, running);
}

function isLong(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength > LONG_HISTORY || continueAsNewSuggested;
}
