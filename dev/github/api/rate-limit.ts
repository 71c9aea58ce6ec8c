const LIMIT = 5000;
const WINDOW_MS = 3_600_000;

/** Gives the headers of GitHub's primary rate limit. They count down but nothing is refused: tests ask for faults. */
export function createRateLimit(): () => Record<string, string> {
  let used = 0;
  let resetAt = 0;
  return () => {
    if (Date.now() > resetAt) {
      used = 0;
      resetAt = Date.now() + WINDOW_MS;
    }
    used += 1;
    return {
      'x-ratelimit-limit': String(LIMIT),
      'x-ratelimit-remaining': String(Math.max(1, LIMIT - used)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
      'x-ratelimit-resource': 'core',
    };
  };
}
