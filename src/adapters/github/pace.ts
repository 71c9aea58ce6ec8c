import Bottleneck from 'bottleneck';

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

/** A write that would wait longer than this is refused instead, so that the wait is Temporal's and holds no slot. */
const LONGEST_QUEUE_SECONDS = 10;
/** A limiter nobody used for this long is forgotten; longer than a minute, or an empty bucket would be forgotten full. */
const FORGET_AFTER_MS = 120_000;

/** The queues that replace those of @octokit/plugin-throttling, which let one write a second pass. */
export interface WriteQueues {
  readonly write: Bottleneck.Group;
  readonly notifications: Bottleneck.Group;
}

/**
 * Token buckets that hold one minute's worth and fill up evenly: a burst goes out at once (the plugin keeps at most ten
 * requests in flight), and only what a whole minute allows is spread over the next. A full queue refuses.
 */
export function createWriteQueues(pace: Pace): WriteQueues {
  return { write: bucket(pace.writesPerMinute), notifications: bucket(pace.commentsPerMinute) };
}

function bucket(perMinute: number): Bottleneck.Group {
  const perSecond = Math.max(1, Math.floor(perMinute / 60));
  return new Bottleneck.Group({
    timeout: FORGET_AFTER_MS,
    reservoir: perMinute,
    reservoirIncreaseAmount: perSecond,
    reservoirIncreaseInterval: 1000,
    reservoirIncreaseMaximum: perMinute,
    highWater: perSecond * LONGEST_QUEUE_SECONDS,
    strategy: Bottleneck.strategy.OVERFLOW,
  });
}
