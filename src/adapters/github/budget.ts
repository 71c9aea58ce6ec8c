import type { Urgency } from '../../ports/code-host.ts';

/**
 * What is left of an identity's calls, as GitHub tells it: also what other processes made of it, because the headers
 * count everybody who uses the identity. GitHub: "Rate limits for the REST API".
 */
export interface Budget {
  /** Milliseconds until a call may go; 0 when it may go now. */
  waitMs(urgency: Urgency, nowMs: number): number;
  /** Takes the headers of an answer. */
  answered(headers: Readonly<Record<string, unknown>>, nowMs: number): void;
  /** GitHub asked to be left alone, by all calls. */
  close(seconds: number, nowMs: number): void;
}

/**
 * The part of the hourly limit at which calls stop, so that more urgent ones go out until the next hour begins. What
 * is kept also does for the calls that other processes have under way.
 */
const KEPT = { verdict: 0, usual: 0.05, progress: 0.1 } as const satisfies Record<Urgency, number>;

interface Hour {
  readonly limit: number;
  readonly left: number;
  readonly endsAtMs: number;
}

/** A budget that nothing is known of yet, so all may go. */
export function createBudget(): Budget {
  let hour: Hour | undefined;
  let closedUntilMs = 0;
  return {
    waitMs(urgency, nowMs) {
      return Math.max(0, closedUntilMs - nowMs, shortUntilMs(hour, urgency) - nowMs);
    },
    answered(headers, nowMs) {
      hour = newer(hour, hourOf(headers), nowMs);
    },
    close(seconds, nowMs) {
      closedUntilMs = Math.max(closedUntilMs, nowMs + seconds * 1000);
    },
  };
}

function shortUntilMs(hour: Hour | undefined, urgency: Urgency): number {
  return hour && hour.left < hour.limit * KEPT[urgency] ? hour.endsAtMs : 0;
}

/** Answers do not arrive in the order in which they were counted: of one hour the one with least left is the newest. */
function newer(known: Hour | undefined, told: Hour | undefined, nowMs: number): Hour | undefined {
  if (told === undefined || told.endsAtMs <= nowMs) return known;
  return known?.endsAtMs === told.endsAtMs && known.left < told.left ? known : told;
}

/** `undefined` where there is no limit, or where it is not that of all calls (searches have one of their own). */
function hourOf(headers: Readonly<Record<string, unknown>>): Hour | undefined {
  const number = (name: string): number => Number(headers[`x-ratelimit-${name}`] ?? NaN);
  const [limit, left, reset] = [number('limit'), number('remaining'), number('reset')];
  if ((headers['x-ratelimit-resource'] ?? 'core') !== 'core') return undefined;
  if ([limit, left, reset].some(Number.isNaN)) return undefined;
  return { limit, left, endsAtMs: reset * 1000 };
}
