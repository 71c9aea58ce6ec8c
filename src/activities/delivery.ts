import type { GitHubEvent } from '../events/event.ts';
import type { Origin } from '../prowjob/origin.ts';

/** One webhook delivery, as it is kept in a workflow's history. */
export interface Delivery {
  /** X-GitHub-Delivery, which a redelivery repeats. */
  readonly guid: string;
  readonly event: GitHubEvent;
  readonly origin?: Origin | undefined;
}
