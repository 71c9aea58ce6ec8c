import type { GitHubEvent } from '../events/event.ts';
import type { Origin } from '../prowjob/origin.ts';

/** Where webhook deliveries are made durable. */
export interface EventSink {
  /**
   * Returns when the delivery is durable; a delivery that came before is a no-op. Throws when that cannot be reached
   * within a few seconds, so that the sender knows that it must send again.
   */
  accept(delivery: {
    readonly guid: string;
    readonly event: GitHubEvent;
    readonly origin?: Origin;
  }): Promise<void>;
  /** Resolves when the sink can take deliveries; throws an error that says why not. */
  check(): Promise<void>;
}
