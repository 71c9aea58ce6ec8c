import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt } from '../read/place.ts';
import { described } from '../read/reader.ts';
import { text, wholeNumber } from '../read/scalars.ts';
import { plainSection } from './section.ts';

/** Prow: pkg/config/config.go `PubsubSubscriptions`. */
export const pubsubSubscriptions = plainSection(
  described(
    'Old form of pubsub_triggers: subscriptions by project, for jobs on any cluster.',
    mapOf(listOf(text)),
  ),
);

/** Prow: pkg/config/config.go `PubSubTriggers`. */
export const pubsubTriggers = plainSection(
  described(
    'Subscriptions of Google Cloud Pub/Sub whose messages start jobs.',
    listOf(
      object({
        project: described('Google Cloud project.', text),
        topics: described('Its subscriptions.', listOf(text)),
        allowed_clusters: described(
          "Clusters of the jobs that may start; '*' is all.",
          listOf(text),
        ),
        max_outstanding_messages: described('Messages that are handled at once; 10.', wholeNumber),
      }),
    ),
  ),
);

interface PubSubSections {
  readonly pubsub_subscriptions?: Placed<unknown>;
  readonly pubsub_triggers?: Placed<unknown>;
}

/** The two forms exclude each other, even when they are empty. Prow: pkg/config/config.go `loadConfig`. */
export function pubsubProblems(sections: PubSubSections): readonly Problem[] {
  const { pubsub_subscriptions: old, pubsub_triggers: current } = sections;
  if (!old || !current) return [];
  const says = 'pubsub_subscriptions and pubsub_triggers exclude each other; keep the latter';
  return [problemAt(old.place, says)];
}
