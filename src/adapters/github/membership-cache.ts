/** Remembers for a while that something holds; never that it does not, so that a new member is known at once. */
export interface MembershipCache {
  /** True from memory, else what `ask` says now. */
  holds(key: string, ask: () => Promise<boolean>): Promise<boolean>;
}

/** How many memberships are remembered; the oldest goes first. About 1 MB. */
const CAPACITY = 10_000;

/** `now` gives milliseconds. Whoever is removed from an organisation stays trusted for up to `ttlMs`. */
export function createMembershipCache(ttlMs: number, now: () => number): MembershipCache {
  const expiries = new Map<string, number>();
  return {
    async holds(key, ask) {
      if ((expiries.get(key) ?? 0) > now()) return true;
      const answer = await ask();
      expiries.delete(key);
      if (answer) expiries.set(key, now() + ttlMs);
      const oldest = expiries.keys().next();
      if (expiries.size > CAPACITY && !oldest.done) expiries.delete(oldest.value);
      return answer;
    },
  };
}
