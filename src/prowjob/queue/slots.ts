import type { LeaseRequest, Need, Queue, QueueSettings } from './queue.ts';

/** How many leases count in each scope. */
export class Usage {
  readonly #used = new Map<string, number>();
  readonly #limits: ReadonlyMap<string, number>;

  constructor({ settings, leases }: Pick<Queue, 'settings' | 'leases'>) {
    this.#limits = new Map(settings.limits);
    for (const lease of leases) this.add(lease);
  }

  add({ needs }: Pick<LeaseRequest, 'needs'>): void {
    for (const { scope } of needs) this.#used.set(scope, this.of(scope) + 1);
  }

  of(scope: string): number {
    return this.#used.get(scope) ?? 0;
  }

  /** The slots of a need; `undefined` for one without limit. A job's own word and the settings both count. */
  limitOf({ scope, slots }: Need): number | undefined {
    const limits = [slots, this.#limits.get(scope)].filter((limit) => limit !== undefined);
    return limits.length === 0 ? undefined : Math.min(...limits);
  }

  /** What keeps a request from starting now. */
  lacks({ needs }: Pick<LeaseRequest, 'needs'>): readonly Need[] {
    return needs.filter((need) => {
      const limit = this.limitOf(need);
      return limit !== undefined && this.of(need.scope) >= limit;
    });
  }
}

/** Is there a limit that concerns a job with these needs? */
export function isLimited(needs: readonly Need[], settings: QueueSettings): boolean {
  const usage = new Usage({ settings, leases: [] });
  return needs.some((need) => usage.limitOf(need) !== undefined);
}
