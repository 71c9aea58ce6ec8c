import type { AbortRequest } from '../prowjob/abort-request.ts';
import type { HoldRequest } from '../prowjob/hold-request.ts';
import type { ProwJob } from '../prowjob/spec.ts';

/** Runs of jobs, as the Activities start and stop them. A ProwJob's name is its identity. */
export interface ProwJobs {
  /** Starts it, or does nothing when one of this name was started before, even if it has ended. */
  start(prowJob: ProwJob): Promise<void>;
  /** Asks it to end; one that has ended already, or never was, is no error. */
  abort(name: string, request: AbortRequest): Promise<void>;
  /** Keeps it from starting; one that has ended is no error. */
  hold(name: string, request: HoldRequest): Promise<void>;
  release(name: string): Promise<void>;
  /** Those of the names that have not ended. */
  running(names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Tells it that its Pod may have changed; one that has ended is no error. */
  podChanged(name: string, podName: string, phase: string): Promise<void>;
  /** Tells it that it has the lease that it asked for; false when it has ended or never was. */
  granted(name: string, ticket: number): Promise<boolean>;
  /** Those that have a Pod or a lease, as far as lists know, which lag by some seconds, and those in them answer. */
  usingSlots(): Promise<readonly ProwJob[]>;
}
