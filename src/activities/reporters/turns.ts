/** Deeds on one thing after another, those on different things side by side. */
export type Turns = <T>(key: string, deed: () => Promise<T>) => Promise<T>;

/** Turns of one process; nothing is kept of a key whose deeds are done. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, deed) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(deed, deed);
    last.set(key, mine);
    const forget = (): void => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
