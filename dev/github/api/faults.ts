import type { Reply } from './call.ts';

/** A fault that tests ask for: the next calls are answered so instead of being done. */
export interface Fault {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Only calls of this route; the others go through and do not count. */
  readonly route?: string;
}

export interface Faults {
  readonly failNext: (count: number, fault: Fault) => void;
  /** The fault for a call, which then is used up. */
  take(route: string): Reply | undefined;
}

export function createFaults(): Faults {
  const waiting: Fault[] = [];
  return {
    failNext(count, fault) {
      waiting.push(...Array<Fault>(count).fill(fault));
    },
    take(route) {
      const index = waiting.findIndex((fault) => (fault.route ?? route) === route);
      const [fault] = index === -1 ? [] : waiting.splice(index, 1);
      if (fault === undefined) return undefined;
      const message = fault.message ?? 'Server Error';
      return { status: fault.status, body: { message }, headers: fault.headers ?? {} };
    },
  };
}
