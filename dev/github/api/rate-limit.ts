const LIMIT = 5000;
const WINDOW_MS = 3_600_000;

/** GitHub's primary rate limit, one for all who ask. It is told with each answer, but nothing is refused unless a test says so. */
export interface RateLimit {
  /** Counts a call and gives the headers that tell what is left. */
  count(): Record<string, string>;
  /** True when a test spent the limit: this call is to be refused. */
  isSpent(): boolean;
  /** Leaves so many calls until the limit is reset; further ones are refused. */
  readonly leaveCalls: (left: number, resetInSeconds: number) => void;
}

export function createRateLimit(): RateLimit {
  let used = 0;
  let resetAt = 0;
  let isStrict = false;
  const renew = (): void => {
    if (Date.now() <= resetAt) return;
    used = 0;
    resetAt = Date.now() + WINDOW_MS;
  };
  return {
    count() {
      renew();
      used = Math.min(LIMIT, used + 1);
      return {
        'x-ratelimit-limit': String(LIMIT),
        'x-ratelimit-remaining': String(Math.max(isStrict ? 0 : 1, LIMIT - used)),
        'x-ratelimit-used': String(used),
        'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
        'x-ratelimit-resource': 'core',
      };
    },
    isSpent() {
      renew();
      return isStrict && used >= LIMIT;
    },
    leaveCalls(left, resetInSeconds) {
      isStrict = true;
      used = LIMIT - left;
      resetAt = Date.now() + resetInSeconds * 1000;
    },
  };
}
