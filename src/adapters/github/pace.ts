import Bottleneck from 'bottleneck';
import type { Urgency } from '../../ports/code-host.ts';

/**
 * How fast one identity (a token, or the App's installation in one organisation) writes. The defaults are GitHub.com's
 * published secondary limits: 900 points a minute at 5 points a write, and 80 requests a minute that create content.
 * Raise them for a GitHub Enterprise Server, whose limits are off unless its operator sets them.
 */
export interface Pace {
  readonly writesPerMinute: number;
  /** Comments: GitHub notifies people for each, so they have a limit of their own beside that of all writes. */
  readonly commentsPerMinute: number;
}

export const GITHUB_COM: Pace = { writesPerMinute: 180, commentsPerMinute: 80 };

/** Bottleneck's priorities, of which 0 is the first. */
const PRIORITY = { verdict: 1, usual: 5, progress: 8 } as const satisfies Record<Urgency, number>;

/**
 * A call that would wait longer than this is refused instead, so that the wait is Temporal's and holds no slot. News of
 * a run under way must not arrive after its verdict, so it must be gone before its Activity is given up (10 s).
 */
const LONGEST_WAIT_SECONDS = {
  verdict: 10,
  usual: 10,
  progress: 3,
} as const satisfies Record<Urgency, number>;
const LONGEST_QUEUE_SECONDS = 10;

/** GitHub takes 100 calls at once of everybody who uses an identity. */
const AT_ONCE = 10;
/** A limiter nobody used for this long is forgotten; longer than a minute, or an empty bucket would be forgotten full. */
const FORGET_AFTER_MS = 120_000;

/** What a call is, to those who say when it may go. */
export interface Turn {
  readonly urgency: Urgency;
  readonly isWrite: boolean;
  /** Does GitHub tell people of it? */
  readonly notifies: boolean;
}

/** The calls of one identity, in the order in which they may go. */
export interface Turns {
  /** Makes the call when it is its turn. Throws a BottleneckError when that does not come in time. */
  take<T>(turn: Turn, call: () => Promise<T>): Promise<T>;
}

/**
 * Gives each identity its turns, however many connections ask. Writes go by token buckets that hold one minute's worth
 * and fill up evenly: a burst goes out at once, and what is beyond it waits, verdicts first and progress last. A full
 * queue drops what matters less than the newcomer, or else the newcomer.
 */
export function createPacer(pace: Pace): (identity: string) => Turns {
  const writes = buckets(pace.writesPerMinute);
  const comments = buckets(pace.commentsPerMinute);
  const open = new Bottleneck.Group({ timeout: FORGET_AFTER_MS, maxConcurrent: AT_ONCE });
  return (identity) => ({
    async take({ urgency, isWrite, notifies }, call) {
      const options = { priority: PRIORITY[urgency] };
      const deadlineMs = Date.now() + LONGEST_WAIT_SECONDS[urgency] * 1000;
      const queues = [...(isWrite ? [writes] : []), ...(notifies ? [comments] : [])];
      for (const queue of queues) {
        await by(deadlineMs, queue.key(identity).schedule(options, nothing));
      }
      return open.key(identity).schedule(options, () => {
        if (isWrite && Date.now() > deadlineMs) throw tooLate();
        return call();
      });
    },
  });
}

function buckets(perMinute: number): Bottleneck.Group {
  const perSecond = Math.max(1, Math.floor(perMinute / 60));
  return new Bottleneck.Group({
    timeout: FORGET_AFTER_MS,
    reservoir: perMinute,
    reservoirIncreaseAmount: perSecond,
    reservoirIncreaseInterval: 1000,
    reservoirIncreaseMaximum: perMinute,
    highWater: perSecond * LONGEST_QUEUE_SECONDS,
    strategy: Bottleneck.strategy.OVERFLOW_PRIORITY,
  });
}

/** A turn that comes by then. One that comes later is let pass: nobody waits for it any more. */
function by(deadlineMs: number, turn: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(tooLate());
    }, deadlineMs - Date.now());
    turn.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

function tooLate(): Error {
  return new Bottleneck.BottleneckError('others went first for too long');
}

function nothing(): Promise<void> {
  return Promise.resolve();
}
